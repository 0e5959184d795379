package dev.tickets.cli;

import dev.tickets.config.Credential;
import dev.tickets.config.Profile;
import dev.tickets.config.SecretSource;
import dev.tickets.portal.Portal;
import dev.tickets.render.LoginStatus;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports who is logged in, from which source, and whether that source can be read. */
final class LoginCheck {
    private final Connections connections;

    LoginCheck(Connections connections) {
        this.connections = connections;
    }

    /** What is known before the portal is asked. */
    private record Known(
            Profile profile,
            @Nullable String source,
            @Nullable Boolean readable,
            @Nullable StoredLogin kept) {}

    /**
     * Reports the login of the profile; a refused login and an unreadable source are reported, then thrown.
     *
     * @throws TicketsException (login-required, forbidden) when the login is refused, (usage, timeout) when the source
     *     cannot be read
     */
    void report(Profile profile, Consumer<LoginStatus> print) {
        boolean sandbox = profile.name().equals(Profile.SANDBOX);
        StoredLogin kept = sandbox ? null : connections.profiles().login(profile.name());
        SecretSource source = sandbox
                ? null
                : connections.credentials().inForce(profile, kept).orElse(null);
        boolean isRead = source != null && (source.file() != null || source.command() != null);
        TicketsException unreadable =
                source != null && isRead && profile.auth() == AuthMethod.SESSION ? unreadable(profile, source) : null;
        Known known = new Known(
                profile, source == null ? null : source.place(), isRead ? (Boolean) (unreadable == null) : null, kept);
        Credential credential;
        try {
            credential = connections.credential(profile);
        } catch (TicketsException e) {
            Known failed = new Known(profile, known.source(), isRead ? (Boolean) false : null, kept);
            print.accept(status(failed, profile.auth().toString(), profile.user(), "none", false));
            throw e;
        }
        if (sandbox) {
            known = new Known(profile, credential.source(), null, null);
        }
        ask(known, credential, unreadable, print);
    }

    private void ask(
            Known known, Credential credential, @Nullable TicketsException unreadable, Consumer<LoginStatus> print) {
        Profile profile = known.profile();
        String auth = credential instanceof Credential.Token
                ? AuthMethod.TOKEN.toString()
                : profile.auth().toString();
        try (Portal portal = connections.portal(profile, credential)) {
            Account account = portal.whoAmI();
            String user = account.email().isEmpty() ? profile.user() : account.email();
            print.accept(status(known, auth, user, session(known), true));
        } catch (TicketsException e) {
            if (e.exitCode() == ExitCode.LOGIN || unreadable != null) {
                String session = token(known.kept()) == null ? "none" : "expired";
                print.accept(status(known, auth, profile.user(), session, false));
            }
            throw unreadable == null ? e : unreadable;
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }

    /** Why a later login would fail at this machine; null if all can be read. */
    private @Nullable TicketsException unreadable(Profile profile, SecretSource source) {
        SecretSource codes = profile.secrets().secondFactor();
        try {
            connections.credentials().requireReadable(source);
            if (codes != null) {
                connections.credentials().requireReadable(codes);
            }
            return null;
        } catch (TicketsException e) {
            return e;
        }
    }

    /** What became of the session, which the portal accepts. */
    private String session(Known known) {
        String before = token(known.kept());
        String after = token(connections.store().read(known.profile().name()).orElse(null));
        return before == null ? "new" : before.equals(after) ? "valid" : "renewed";
    }

    private static @Nullable String token(@Nullable StoredLogin login) {
        return login == null ? null : login.token();
    }

    private static LoginStatus status(Known known, String auth, @Nullable String user, String session, boolean ok) {
        Profile profile = known.profile();
        SecretSource codes = profile.secrets().secondFactor();
        boolean sessions = auth.equals(AuthMethod.SESSION.toString());
        return new LoginStatus(
                profile.name(),
                profile.portal().toString(),
                user,
                profile.type().toString(),
                auth,
                known.source(),
                ok,
                known.readable(),
                sessions ? session : null,
                sessions && codes != null ? codes.place() : null);
    }
}
