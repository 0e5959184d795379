package dev.tickets.cli;

import dev.tickets.config.Profile;
import dev.tickets.portal.Login;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "logout",
        description = "Delete a login, and end its session at the portal.",
        footer = {"", "Examples:", "  tickets logout", "  tickets logout -p work --revoke"})
final class LogoutCommand implements Callable<Integer> {
    @Option(names = "--all", description = "Log out of every profile.")
    boolean all;

    @Option(names = "--revoke", description = "End a personal access token at the portal too, for good (not at rt).")
    boolean revoke;

    private final Run run;
    private final Services services;

    LogoutCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        List<String> names = all
                ? services.connections().store().profiles()
                : List.of(services.connections().profileName());
        List<Failure> failures = new ArrayList<>();
        for (String name : names) {
            logOut(name, failures);
        }
        if (names.isEmpty()) {
            run.notice("No profile was logged in.");
        }
        if (!failures.isEmpty()) {
            throw new TicketsException(
                    ErrorCode.INCOMPLETE,
                    "logged out here, but not at the portal: "
                            + failures.stream().map(Failure::what).collect(Collectors.joining("; ")),
                    failures.stream().map(Failure::hint).distinct().collect(Collectors.joining("; ")));
        }
        return ExitCode.OK.value();
    }

    /** A login that is forgotten here and goes on at the portal. */
    private record Failure(String what, String hint) {}

    /** Deletes the local login first: neither a silent portal nor a damaged file may keep a login alive here. */
    private void logOut(String name, List<Failure> failures) {
        services.connections().completion().forget(name);
        String goesOn = "the session at the portal expires by itself; the portal's pages may end it at once";
        try {
            Optional<StoredLogin> login = name.equals(Profile.SANDBOX)
                    ? Optional.empty()
                    : services.connections().store().read(name);
            if (login.isEmpty()) {
                services.connections().store().delete(name);
                run.notice("Profile '" + name + "' was not logged in.");
                return;
            }
            if (login.get().auth() == AuthMethod.TOKEN) {
                goesOn = "the token stays valid until it is deleted on the portal's pages";
            }
            Profile profile = services.connections().profiles().get(name);
            services.connections().store().delete(name);
            run.notice("Logged out of " + login.get().portal() + " (profile " + name + ").");
            end(profile, login.get(), failures);
        } catch (TicketsException e) {
            services.connections().store().delete(name);
            failures.add(new Failure(name + ": " + e.getMessage(), goesOn));
        }
    }

    /** Ends the session, or with {@code --revoke} the token, at the portal; says where a person has to do so. */
    private void end(Profile profile, StoredLogin login, List<Failure> failures) {
        // never to another origin than that of the login
        if (!profile.origin().equals(login.origin())) {
            return;
        }
        try (Login portal = services.connections().login(profile.type(), profile.apiUrl(), profile.caFile())) {
            String page = login.auth() == AuthMethod.TOKEN ? portal.tokenPage(login) : null;
            if (page == null) {
                if (login.auth() == AuthMethod.SESSION || revoke) {
                    portal.revoke(login);
                }
                return;
            }
            String where = "delete the token on " + page + ", or ask the portal's operator to delete it";
            if (revoke) {
                failures.add(new Failure(
                        profile.name() + ": the token stays valid, because such a portal lets no program revoke it",
                        where));
            } else {
                run.notice("The token stays valid at the portal. To revoke it, " + where + ".");
            }
        }
    }
}
