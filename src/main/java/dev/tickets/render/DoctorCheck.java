package dev.tickets.render;

import dev.tickets.ticket.TicketsException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A result of a check of {@code doctor}.
 *
 * @param check name of the check: constant words
 * @param detail what was found
 * @param meaning what follows from that; null where the finding says so itself
 * @param hint what to type or do; null for none
 */
public record DoctorCheck(
        String check,
        Status status,
        RedactableText detail,
        @Nullable RedactableText meaning,
        @Nullable RedactableText hint) {
    public enum Status {
        OK,
        WARNING,
        PROBLEM;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static DoctorCheck ok(String check, RedactableText detail) {
        return new DoctorCheck(check, Status.OK, detail, null, null);
    }

    public static DoctorCheck warning(String check, RedactableText detail) {
        return new DoctorCheck(check, Status.WARNING, detail, null, null);
    }

    public static DoctorCheck problem(String check, RedactableText detail) {
        return new DoctorCheck(check, Status.PROBLEM, detail, null, null);
    }

    /** A failure as a problem. Its message and its hint are private. */
    public static DoctorCheck failure(String check, TicketsException failure) {
        DoctorCheck problem = problem(check, RedactableText.message(failure));
        return failure.hint() == null ? problem : problem.hint(RedactableText.of("{}", failure.hint()));
    }

    /** The result with another finding. */
    public DoctorCheck detail(RedactableText other) {
        return new DoctorCheck(check, status, other, meaning, hint);
    }

    /** The result with what follows from the finding. */
    public DoctorCheck meaning(RedactableText other) {
        return new DoctorCheck(check, status, detail, other, hint);
    }

    /** The result with what to type or do. */
    public DoctorCheck hint(RedactableText other) {
        return new DoctorCheck(check, status, detail, meaning, other);
    }

    /** The text of the hint; null for none. */
    public @Nullable String hintText() {
        return hint == null ? null : hint.text();
    }
}
