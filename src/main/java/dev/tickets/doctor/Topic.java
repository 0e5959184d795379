package dev.tickets.doctor;

import dev.tickets.render.DoctorCheck;
import java.util.List;
import java.util.function.Supplier;

/**
 * One thing that {@code doctor} looks at. Topics are independent: a topic that fails with an exception is reported as a
 * problem, and the other topics still run.
 *
 * @param name constant words; names the topic if it fails
 * @param look finds the results, none if the topic does not apply here
 */
public record Topic(String name, Supplier<List<DoctorCheck>> look) {
    /** A topic with exactly one result. */
    public static Topic of(String name, Supplier<DoctorCheck> look) {
        return new Topic(name, () -> List.of(look.get()));
    }
}
