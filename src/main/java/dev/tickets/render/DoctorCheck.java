package dev.tickets.render;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A check of {@code doctor}.
 *
 * @param check name
 * @param detail result
 * @param hint remedy; null for none
 */
public record DoctorCheck(
        String check,
        Status status,
        String detail,
        @Nullable String hint) {
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
