package dev.tickets.attach;

import dev.tickets.ticket.SafeFileName;

/** Names of archives and their parts, within the 255 bytes that a file name may have. */
final class ArchiveName {
    private ArchiveName() {}

    static String zip(String name) {
        return fitted(name, ".zip");
    }

    /**
     * {@code app.log.part2of3.zip}. A long name is cut alike for all parts, so that one command finds them. The name
     * has no dots or dashes first, because recipients save files under such names.
     */
    static String part(String name, int part, int of) {
        return SafeFileName.stem(SafeFileName.of(name), ".part" + of + "of" + of + ".zip") + ".part" + part + "of" + of
                + ".zip";
    }

    /** {@code app.log.part2}: the entry in the archive of a part, named before the number of parts is known. */
    static String entry(String name, int part) {
        return fitted(name, ".part" + part);
    }

    private static String fitted(String name, String suffix) {
        return SafeFileName.stem(name, suffix) + suffix;
    }
}
