package dev.tickets.render;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param check what was looked at
 * @param detail what was found
 * @param hint what to do about it; null where nothing needs doing
 */
public record DoctorCheck(
        String check,
        Status status,
        String detail,
        @Nullable String hint) {
    /** How it stands. */
    public enum Status {
        OK,
        WARNING,
        PROBLEM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static DoctorCheck problem(String check, String detail, @Nullable String hint) {
        return new DoctorCheck(check, Status.PROBLEM, detail, hint);
    }

    public static DoctorCheck ok(String check, String detail) {
        return new DoctorCheck(check, Status.OK, detail, null);
    }
}
