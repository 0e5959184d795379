package dev.tickets.ticket;

/**
 * How files may be changed that the portal does not accept unchanged.
 *
 * @param what which files are zipped
 * @param split whether files that are still too large may be split into parts
 * @param partly whether the message goes without attachments that cannot be attached
 */
public record PackOptions(What what, boolean split, boolean partly) {
    /** Only files that are too large are zipped, and nothing is split. */
    public static final PackOptions NONE = new PackOptions(What.TOO_LARGE, false);

    /** Every attachment must be attached. */
    public PackOptions(What what, boolean split) {
        this(what, split, false);
    }

    /** Which files are zipped. */
    public enum What {
        /** Only those that are too large. */
        TOO_LARGE,
        /** Also those of a type that the portal refuses. */
        REFUSED,
        /** All of them, together in one archive. */
        ALL
    }

    /** These options, and whatever the others allow. */
    public PackOptions or(PackOptions others) {
        return new PackOptions(
                what == What.TOO_LARGE ? others.what : what, split || others.split, partly || others.partly);
    }

    /** These options with a permission to split files. */
    public PackOptions splitting() {
        return new PackOptions(what, true, partly);
    }

    /** These options with another choice of files to zip. */
    public PackOptions zipping(What other) {
        return new PackOptions(other, split, partly);
    }
}
