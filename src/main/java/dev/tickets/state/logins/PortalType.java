package dev.tickets.state.logins;

import java.util.Locale;

/** Which wire a portal speaks. */
public enum PortalType {
    HOSTBILL,
    /** Request Tracker. */
    RT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
