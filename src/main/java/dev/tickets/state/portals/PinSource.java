package dev.tickets.state.portals;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A place that names the file of a public key. The first key at this place is the expected key.
 *
 * @param profile whose
 * @param department of {@code encrypt-to-department}; null for the other keys of a profile and the command line
 * @param file absolute
 */
public record PinSource(String profile, @Nullable String department, Path file) {
    /** For people. */
    @Override
    public String toString() {
        return "profile '" + profile + "'" + (department == null ? "" : ", department '" + department + "'");
    }
}
