package dev.tickets.cli;

import dev.tickets.config.Credential;
import dev.tickets.config.Profile;
import dev.tickets.portal.Portal;
import dev.tickets.render.LoginStatus;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds out who is logged in, and where that credential comes from. */
final class LoginCheck {
    private final Run run;

    LoginCheck(Run run) {
        this.run = run;
    }

    /**
     * Tells how the login of the profile in force stands; one that is not accepted is told first and thrown then.
     *
     * @throws TicketsException (login-required, forbidden) when it is not accepted
     */
    void status(Consumer<LoginStatus> print) {
        Profile profile = run.profile();
        Credential credential;
        try {
            credential = run.connections().credential(profile);
        } catch (TicketsException e) {
            throw told(e, print, status(profile, profile.user(), null, false));
        }
        try (Portal portal = run.connections().portal(profile, credential)) {
            Account account = portal.whoAmI();
            String user = account.email().isEmpty() ? profile.user() : account.email();
            print.accept(status(profile, user, credential.source(), true));
        } catch (TicketsException e) {
            throw told(e, print, status(profile, profile.user(), credential.source(), false));
        }
    }

    private static TicketsException told(TicketsException e, Consumer<LoginStatus> print, LoginStatus status) {
        if (e.exitCode() == ExitCode.LOGIN) {
            print.accept(status);
        }
        return e;
    }

    private static LoginStatus status(Profile profile, @Nullable String user, @Nullable String source, boolean ok) {
        return new LoginStatus(
                profile.name(),
                profile.portal().toString(),
                user,
                profile.type().toString(),
                profile.auth().toString(),
                source,
                ok);
    }
}
