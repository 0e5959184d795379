package dev.tickets.attach;

import dev.tickets.ticket.SafeFileName;
import java.nio.charset.StandardCharsets;

/** Names of archives and their parts, within the 255 bytes that a file name may have. */
final class ArchiveName {
    private static final int LONGEST = 255;

    private ArchiveName() {}

    /** {@code app.log.zip}. */
    static String zip(String name) {
        return fitted(name, ".zip");
    }

    /**
     * {@code app.log.part2of3.zip}. A long name is cut alike for all parts, so that one command finds them; and it is
     * one under which whoever receives them will save them, without dots or dashes first.
     */
    static String part(String name, int part, int of) {
        return stem(SafeFileName.of(name), ".part" + of + "of" + of + ".zip") + ".part" + part + "of" + of + ".zip";
    }

    /** {@code app.log.part2}: the entry in such an archive, named before it is known how many there are. */
    static String entry(String name, int part) {
        return fitted(name, ".part" + part);
    }

    private static String fitted(String name, String suffix) {
        return stem(name, suffix) + suffix;
    }

    /** As much of the name as leaves room for the suffix. */
    private static String stem(String name, String suffix) {
        String stem = name;
        while (bytes(stem) + bytes(suffix) > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
