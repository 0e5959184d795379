package dev.tickets.attach;

/**
 * What may be done to files that the portal would not take as they are.
 *
 * @param what is zipped beyond what is only too large
 * @param split whether what is still too large may be cut in parts
 */
public record ZipWishes(What what, boolean split) {
    /** Which files are zipped. */
    public enum What {
        /** Only those that are too large. */
        TOO_LARGE,
        /** Those of a type that the portal refuses, too. */
        REFUSED,
        /** All of them, together in one archive. */
        ALL
    }
}
