package dev.tickets.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a path that exists. */
final class Existing {
    private Existing() {}

    /** The path, or the nearest folder above that exists. */
    static Path of(Path path) {
        Path there = path.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }
}
