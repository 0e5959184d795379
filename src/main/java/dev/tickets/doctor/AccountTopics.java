package dev.tickets.doctor;

import static dev.tickets.render.PrivatePart.USER;
import static dev.tickets.render.RedactableText.hidden;
import static dev.tickets.render.RedactableText.safe;

import dev.tickets.config.Credential;
import dev.tickets.config.Credentials;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.portal.ApiDescription;
import dev.tickets.portal.Capability;
import dev.tickets.portal.Login;
import dev.tickets.portal.Portal;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.RedactableText;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the portal offers, and what the account may do there. A password is sent once at most. */
final class AccountTopics {
    private final PortalAccess access;
    private @Nullable Credential credential;

    AccountTopics(PortalAccess access) {
        this.access = access;
    }

    void addTo(Steps steps) {
        steps.end("description", this::description);
        steps.step("login", this::login);
        steps.end("departments", () -> List.of(departments()));
        steps.end("services", () -> List.of(services()));
        steps.step("tickets", () -> List.of(tickets()));
    }

    /** A description that cannot be read is no problem: nothing depends on it. */
    private List<DoctorCheck> description() {
        ApiDescription description;
        try (Login pages = access.pages()) {
            description = pages.description(access.profile().portal());
        } catch (TicketsException e) {
            return List.of(DoctorCheck.warning(
                    "description",
                    RedactableText.of("the portal's description of its API cannot be read: {}", e.getMessage())));
        }
        if (description == null) {
            return List.of(DoctorCheck.ok("description", RedactableText.of("the portal does not describe its API")));
        }
        access.facts().learn(facts -> facts.withDescription(description.tickets(), description.fields()));
        List<DoctorCheck> checks = new ArrayList<>();
        checks.add(calls(description));
        if (!description.fields().isEmpty()) {
            checks.add(DoctorCheck.ok(
                    "fields",
                    RedactableText.of("the API lists for a new ticket: {}", String.join(", ", description.fields()))));
        }
        Profile profile = access.profile();
        boolean session = profile.auth() == PortalDefaults.of(profile.type()).auth();
        if (!description.sessions() && session) {
            checks.add(DoctorCheck.warning("description", RedactableText.of("the API lists no login with a session"))
                    .meaning(RedactableText.of("This portal may take the password only with every request."))
                    .hint(RedactableText.of("{} --basic", Credentials.loginCommand(profile))));
        }
        return checks;
    }

    private static DoctorCheck calls(ApiDescription description) {
        int calls = description.calls();
        if (!description.tickets()) {
            return DoctorCheck.problem(
                            "description",
                            RedactableText.of("this portal's API has no tickets: none of its {} calls", calls))
                    .meaning(RedactableText.of("Commands for tickets cannot work here."))
                    .hint(RedactableText.of(
                            "use the portal's own pages, and ask its operator for tickets in the User API"));
        }
        return description.missing().isEmpty()
                ? DoctorCheck.ok(
                        "description",
                        RedactableText.of("the API lists {} calls, and all that the program uses", calls))
                : DoctorCheck.warning(
                                "description",
                                RedactableText.of(
                                        "the API lists {} calls, but not {}",
                                        calls,
                                        safe(String.join(", ", description.missing()))))
                        .meaning(RedactableText.of("What needs these calls may not work here."));
    }

    private List<DoctorCheck> login() {
        Profile profile = access.profile();
        StoredLogin before = access.kept();
        Credential found = access.credential();
        credential = found;
        Account account;
        try {
            account = access.portal(found).whoAmI();
        } catch (TicketsException e) {
            if (e.code() != ErrorCode.FORBIDDEN) {
                return List.of(failed(found, e));
            }
            account = new Account("", "", "");
        }
        List<DoctorCheck> checks = new ArrayList<>();
        checks.add(loggedIn(found, account));
        if (found instanceof Credential.Session session) {
            checks.add(session(profile, session, before, access.kept()));
        }
        return checks;
    }

    /** Names the user: by address, else by name. The login may not be allowed to ask for the user. */
    private DoctorCheck loggedIn(Credential found, Account account) {
        String configured = Objects.requireNonNullElse(access.profile().user(), "");
        for (String user : List.of(account.email(), configured, account.name())) {
            if (!user.isEmpty()) {
                return DoctorCheck.ok(
                        "login", RedactableText.of("{} is logged in (by {})", hidden(USER, user), found.source()));
            }
        }
        return DoctorCheck.ok("login", RedactableText.of("the portal accepts the login (by {})", found.source()))
                .meaning(RedactableText.of("The portal does not tell this login who its user is."));
    }

    private DoctorCheck failed(Credential found, TicketsException e) {
        DoctorCheck failure = DoctorCheck.failure("login", e);
        boolean begins = found instanceof Credential.Session session && session.login() == null;
        if (e.code() == ErrorCode.LOGIN_REQUIRED) {
            return failure.meaning(RedactableText.of(
                    "Commands that ask the portal end with exit code 4. A login is tried once at most."));
        }
        return begins
                ? failure.meaning(RedactableText.of(
                                "This portal may have no sessions, and take the password with every request."))
                        .hint(RedactableText.of("{} --basic", Credentials.loginCommand(access.profile())))
                : failure;
    }

    private static DoctorCheck session(
            Profile profile, Credential.Session session, @Nullable StoredLogin before, @Nullable StoredLogin after) {
        if (after != null && before != null && !Objects.equals(before.token(), after.token())) {
            return DoctorCheck.ok("session", RedactableText.of("had ended, and was renewed just now"));
        }
        if (after != null && after.refreshToken() != null) {
            return DoctorCheck.ok("session", RedactableText.of("can be renewed without a password"));
        }
        return session.secrets() != null
                ? DoctorCheck.ok(
                        "session", RedactableText.of("cannot be renewed; the configured password begins another one"))
                : DoctorCheck.warning("session", RedactableText.of("cannot be renewed"))
                        .meaning(RedactableText.of(
                                "When the session ends, commands end with exit code 4 until the next login."))
                        .hint(RedactableText.of("{}", Credentials.loginCommand(profile)));
    }

    private DoctorCheck departments() {
        int count = portal().departments().size();
        return count > 0
                ? DoctorCheck.ok("departments", RedactableText.of("{} take tickets of this account", count))
                : DoctorCheck.problem("departments", RedactableText.of("none takes tickets of this account"))
                        .meaning(RedactableText.of("'tickets create' has no department to send to."))
                        .hint(RedactableText.of(
                                "ask the portal's operator which department takes tickets of this account"));
    }

    private DoctorCheck services() {
        if (!portal().can(Capability.SERVICES)) {
            return DoctorCheck.ok("services", RedactableText.of("this portal has no list; --service takes any text"));
        }
        return DoctorCheck.ok(
                "services",
                RedactableText.of(
                        "{} belong to this account", portal().services().size()));
    }

    private DoctorCheck tickets() {
        Iterator<List<Ticket>> pages = portal().pages(TicketQuery.ALL);
        int count = pages.hasNext() ? pages.next().size() : 0;
        DoctorCheck read =
                DoctorCheck.ok("tickets", RedactableText.of("the list can be read; its first page has {}", count));
        return count > 0
                ? read
                : read.meaning(RedactableText.of(
                        "The account has no tickets yet, or no right to see tickets: some portals hide them so."));
    }

    /** The portal, with the login that was checked. */
    Portal portal() {
        if (credential == null) {
            throw new IllegalStateException("the login was not checked");
        }
        return access.portal(credential);
    }
}
