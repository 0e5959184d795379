package dev.tickets.ticket;

/**
 * What may be done to files that the portal would not take as they are.
 *
 * @param what is zipped beyond what is only too large
 * @param split whether what is still too large may be cut in parts
 */
public record PackOptions(What what, boolean split) {
    /** Only what is too large is zipped, and nothing is cut. */
    public static final PackOptions NONE = new PackOptions(What.TOO_LARGE, false);

    /** Which files are zipped. */
    public enum What {
        /** Only those that are too large. */
        TOO_LARGE,
        /** Those of a type that the portal refuses, too. */
        REFUSED,
        /** All of them, together in one archive. */
        ALL
    }

    /** These wishes at a profile that may always zip what the portal refuses. */
    public PackOptions orAuto(boolean auto) {
        return auto && what == What.TOO_LARGE ? new PackOptions(What.REFUSED, split) : this;
    }
}
