package dev.tickets.portal;

import dev.tickets.config.SecondFactor;
import dev.tickets.config.Secret;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
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

    /**
     * Logs in with e-mail, password and the codes of a second factor. If the portal refuses a code whose period has
     * ended on the way, the next code is tried, once.
     *
     * @throws dev.tickets.ticket.TicketsException as {@link #logIn}, or from the second factor
     */
    default Session begin(String user, Secret password, SecondFactor factor) {
        try {
            return logIn(user, password, factor.code());
        } catch (TicketsException e) {
            if (e.code() != ErrorCode.LOGIN_REQUIRED || !factor.hasExpired()) {
                throw e;
            }
            return logIn(user, password, factor.code());
        }
    }

    /**
     * Checks, without a credential, that the portal's API answers at this address.
     *
     * @throws dev.tickets.ticket.TicketsException (unreachable, timeout, unexpected) when it does not
     */
    void requireApi();

    /**
     * Looks, without a credential, whether the API of this kind of portal answers here. Redirects are not followed.
     *
     * @throws dev.tickets.ticket.TicketsException (unreachable, timeout) when there is no answer at all
     */
    ApiCheck check();

    /**
     * Reads, without a credential, what the portal says of its own API.
     *
     * @param pages address of the portal's pages
     * @return null if it says nothing
     * @throws dev.tickets.ticket.TicketsException (unreachable, timeout) when there is no answer at all
     */
    default @Nullable ApiDescription description(URI pages) {
        return null;
    }

    /**
     * The page of the portal where the user deletes a token by hand.
     *
     * @return null if {@link #revoke} ends tokens
     */
    default @Nullable String tokenPage(StoredLogin login) {
        return null;
    }

    /** Ends the session or, without a {@link #tokenPage}, the personal token; no failure if it had already ended. */
    void revoke(StoredLogin login);

    @Override
    void close();
}
