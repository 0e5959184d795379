package dev.tickets.state.logins;

import java.util.Locale;

/** How a profile proves who it is. */
public enum AuthMethod {
    /** E-mail and password once, then a session token that is renewed. */
    SESSION,
    /** E-mail and password with every request. */
    BASIC,
    /** A personal access token with every request. */
    TOKEN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
