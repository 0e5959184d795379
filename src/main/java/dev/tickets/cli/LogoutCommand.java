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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "logout", description = "Delete a login, and end its session at the portal.")
final class LogoutCommand implements Callable<Integer> {
    @Option(names = "--all", description = "Log out of every profile.")
    boolean all;

    @Option(names = "--revoke", description = "End a personal access token at the portal too, for good.")
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
        List<String> failures = new ArrayList<>();
        for (String name : names) {
            logOut(name, failures);
        }
        if (names.isEmpty()) {
            run.notice("No profile was logged in.");
        }
        if (!failures.isEmpty()) {
            throw new TicketsException(
                    ErrorCode.INCOMPLETE,
                    "logged out here, but not at the portal: " + String.join("; ", failures),
                    "the session at the portal expires by itself; the portal's pages may end it at once");
        }
        return ExitCode.OK.value();
    }

    /** Deletes the local login first: neither a silent portal nor a damaged file may keep a login alive here. */
    private void logOut(String name, List<String> failures) {
        try {
            Optional<StoredLogin> login = name.equals(Profile.SANDBOX)
                    ? Optional.empty()
                    : services.connections().store().read(name);
            if (login.isEmpty()) {
                services.connections().store().delete(name);
                run.notice("Profile '" + name + "' was not logged in.");
                return;
            }
            Profile profile = services.connections().profiles().get(name);
            services.connections().store().delete(name);
            run.notice("Logged out of " + login.get().portal() + " (profile " + name + ").");
            revoke(profile, login.get());
        } catch (TicketsException e) {
            services.connections().store().delete(name);
            failures.add(name + ": " + e.getMessage());
        }
    }

    private void revoke(Profile profile, StoredLogin login) {
        boolean revocable = login.auth() == AuthMethod.SESSION || revoke;
        // never to another origin than that of the login
        if (revocable && profile.origin().equals(login.origin())) {
            try (Login portal = services.connections().login(profile.type(), profile.apiUrl(), profile.caFile())) {
                portal.revoke(login);
            }
        }
    }
}
