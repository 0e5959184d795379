package dev.tickets.state.portals;

import java.util.Locale;

/** What the profile says of the portal's own encryption. */
public enum PortalEncryption {
    /** Nothing: it counts when doctor has proven it. */
    AUTO,
    /** The user's word that it works. */
    PROVEN,
    /** It is not used. */
    NEVER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
