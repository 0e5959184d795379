package dev.tickets.portal.hostbill;

import dev.tickets.config.Credential;
import dev.tickets.config.Credentials;
import dev.tickets.config.LoginSecrets;
import dev.tickets.config.Profile;
import dev.tickets.config.Secret;
import dev.tickets.portal.Login;
import dev.tickets.state.logins.CredentialStore;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Authorization header, and renews a session: once, under a lock, after checking whether another process has
 * already done so. A password is tried once.
 */
final class Authorizer {
    private final Credential credential;
    private final Profile profile;
    private final CredentialStore store;
    private final HostBillLogin tokens;
    private @Nullable String header;

    Authorizer(Credential credential, Profile profile, CredentialStore store, HostBillLogin tokens) {
        this.credential = credential;
        this.profile = profile;
        this.store = store;
        this.tokens = tokens;
    }

    /** The header's value; the first call may log in where the profile says with which password. */
    String header() {
        if (header == null) {
            header = first();
        }
        return header;
    }

    private String first() {
        if (credential instanceof Credential.Token token) {
            return bearer(token.token().reveal());
        }
        if (credential instanceof Credential.Basic basic) {
            String pair = basic.user() + ":" + basic.password().reveal();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        Credential.Session session = (Credential.Session) credential;
        StoredLogin login = session.login();
        if (login != null && login.token() != null) {
            return bearer(login.token());
        }
        return store.locked(profile.name(), () -> {
            Optional<StoredLogin> other = kept();
            String token = other.map(StoredLogin::token).orElse(null);
            return bearer(token != null ? token : logIn(session));
        });
    }

    /**
     * After a 401: gets a new session where that is possible.
     *
     * @throws TicketsException (login-required) where it is not
     */
    void renew() {
        if (!(credential instanceof Credential.Session session)) {
            String what = credential instanceof Credential.Token ? "token" : "password";
            throw new TicketsException(
                    ErrorCode.LOGIN_REQUIRED,
                    "the portal does not accept the " + what + " (from " + credential.source() + ")",
                    Credentials.loginCommand(profile));
        }
        String refused = header();
        header = bearer(store.locked(profile.name(), () -> renewed(session, refused)));
    }

    /** The failure if even a renewed session is refused. */
    TicketsException refused() {
        return new TicketsException(
                ErrorCode.LOGIN_REQUIRED,
                "the portal does not accept this login, even after renewal",
                Credentials.loginCommand(profile));
    }

    private String renewed(Credential.Session session, String refused) {
        StoredLogin login = kept().orElse(session.login());
        if (login != null && login.token() != null && !bearer(login.token()).equals(refused)) {
            return login.token();
        }
        if (login != null && login.refreshToken() != null) {
            Optional<Login.Session> fresh = tokens.refresh(login.refreshToken());
            if (fresh.isPresent()) {
                String refresh = fresh.get().refreshToken() == null
                        ? login.refreshToken()
                        : fresh.get().refreshToken();
                store.write(profile.name(), login.renewed(fresh.get().token(), refresh));
                return fresh.get().token();
            }
        }
        return logIn(session);
    }

    /** The saved login as of now; null if another process has replaced it by a login at another portal. */
    private Optional<StoredLogin> kept() {
        return store.read(profile.name()).filter(login -> login.origin().equals(profile.origin()));
    }

    private String logIn(Credential.Session session) {
        String user = profile.user();
        LoginSecrets secrets = session.secrets();
        if (secrets == null || user == null) {
            throw new TicketsException(
                    ErrorCode.LOGIN_REQUIRED,
                    "the session at " + profile.portal() + " has expired",
                    Credentials.loginCommand(profile));
        }
        try (Secret password = secrets.password().get()) {
            refuseAfterRefusal(user, password, secrets);
            Login.Session fresh = begun(user, password, secrets);
            keep(user, fresh);
            return fresh.token();
        }
    }

    private Login.Session begun(String user, Secret password, LoginSecrets secrets) {
        try {
            return tokens.begin(user, password, secrets.secondFactor());
        } catch (TicketsException e) {
            if (e.code() == ErrorCode.LOGIN_REQUIRED) {
                byte[] identity = secrets.identity(user, password);
                store.markRefused(profile.name(), identity);
                Arrays.fill(identity, (byte) 0);
            }
            throw e;
        }
    }

    /** A session at another portal than the profile's own does not replace the login of the profile. */
    private void keep(String user, Login.Session fresh) {
        if (profile.isElsewhere() && kept().isEmpty()) {
            return;
        }
        store.write(
                profile.name(),
                new StoredLogin(
                        profile.portal(),
                        profile.apiUrl(),
                        profile.type(),
                        user,
                        profile.auth(),
                        profile.origin(),
                        fresh.token(),
                        fresh.refreshToken(),
                        null,
                        kept().map(StoredLogin::timeZone).orElse(null)));
    }

    // Portals ban addresses after a few failed logins, and a cron job would try every minute.
    private void refuseAfterRefusal(String user, Secret password, LoginSecrets secrets) {
        if (!store.wasRefused(profile.name())) {
            return;
        }
        byte[] identity = secrets.identity(user, password);
        boolean same = store.wasRefused(profile.name(), identity);
        Arrays.fill(identity, (byte) 0);
        if (same) {
            throw new TicketsException(
                    ErrorCode.LOGIN_REQUIRED,
                    "the portal refused the last login with this password (from " + secrets.place()
                            + "); the password was not tried again",
                    "change the password there; if the portal takes it now: " + Credentials.loginCommand(profile));
        }
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
