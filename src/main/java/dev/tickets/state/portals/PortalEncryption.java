package dev.tickets.state.portals;

import java.util.Locale;

/** The profile's setting for encryption by the portal. */
public enum PortalEncryption {
    /** No setting: used once doctor has proven it. */
    AUTO,
    /** The user states that it works. */
    PROVEN,
    /** Never used. */
    NEVER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
