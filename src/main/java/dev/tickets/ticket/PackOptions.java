package dev.tickets.ticket;

/**
 * How files may be changed that the portal does not accept unchanged.
 *
 * @param what which files are zipped
 * @param split whether files that are still too large may be split into parts
 */
public record PackOptions(What what, boolean split) {
    /** Only files that are too large are zipped, and nothing is split. */
    public static final PackOptions NONE = new PackOptions(What.TOO_LARGE, false);

    /** Which files are zipped. */
    public enum What {
        /** Only those that are too large. */
        TOO_LARGE,
        /** Also those of a type that the portal refuses. */
        REFUSED,
        /** All of them, together in one archive. */
        ALL
    }

    /** These options for a profile that may always zip refused types. */
    public PackOptions orAuto(boolean auto) {
        return auto && what == What.TOO_LARGE ? new PackOptions(What.REFUSED, split) : this;
    }
}
