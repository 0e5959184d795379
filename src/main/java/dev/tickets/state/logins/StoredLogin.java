package dev.tickets.state.logins;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The login of a profile that {@code tickets login} saves in the state folder.
 *
 * @param origin the origin that the secrets were given for; they are sent nowhere else
 * @param token session or personal token
 * @param refreshToken renews a session; null when the portal gave none
 * @param password of HTTP Basic
 * @param timeZone zone of the portal's times; empty for none, null if it was never asked
 */
public record StoredLogin(
        URI portal,
        URI apiUrl,
        PortalType type,
        @Nullable String user,
        AuthMethod auth,
        String origin,
        @Nullable String token,
        @Nullable String refreshToken,
        @Nullable String password,
        @Nullable String timeZone) {

    /** The same login with another zone of the portal's times. */
    public StoredLogin inTimeZone(@Nullable String zone) {
        return new StoredLogin(portal, apiUrl, type, user, auth, origin, token, refreshToken, password, zone);
    }

    /** The same login with the tokens of a renewed session. */
    public StoredLogin renewed(String newToken, @Nullable String newRefreshToken) {
        return new StoredLogin(portal, apiUrl, type, user, auth, origin, newToken, newRefreshToken, password, timeZone);
    }

    /** Without the secrets, so that no log can hold them. */
    @Override
    public String toString() {
        return "StoredLogin[" + user + " at " + origin + "]";
    }
}
