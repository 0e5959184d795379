package dev.tickets.portal;

import dev.tickets.config.Secret;
import dev.tickets.state.logins.StoredLogin;
import org.jspecify.annotations.Nullable;

/** Beginning and ending a login at a portal. Nothing here is ever repeated. */
public interface Login extends AutoCloseable {

    /**
     * A session's tokens.
     *
     * @param refreshToken null when the portal gave none
     */
    record Session(String token, @Nullable String refreshToken) {
        /** Without the tokens, so that no log can hold them. */
        @Override
        public String toString() {
            return "Session[***]";
        }
    }

    /**
     * Logs in with e-mail and password.
     *
     * @param otp one-time code; null for none
     * @throws dev.tickets.ticket.TicketsException (login-required) in the portal's words when it refuses
     */
    Session logIn(String user, Secret password, @Nullable String otp);

    /** Ends the session or the personal token; no failure if it had already ended. */
    void revoke(StoredLogin login);

    @Override
    void close();
}
