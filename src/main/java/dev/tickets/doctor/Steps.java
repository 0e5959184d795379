package dev.tickets.doctor;

import dev.tickets.render.DoctorCheck;
import dev.tickets.render.DoctorCheck.Status;
import dev.tickets.render.RedactableText;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks that depend on each other: after a failed one, the later ones are not checked. */
final class Steps {
    private final List<Topic> topics = new ArrayList<>();
    private @Nullable String failed;

    /** Adds a check that the later ones depend on. */
    void step(String name, Supplier<List<DoctorCheck>> look) {
        topics.add(new Topic(name, () -> results(name, look, true)));
    }

    /** Adds a check that no other depends on. */
    void end(String name, Supplier<List<DoctorCheck>> look) {
        topics.add(new Topic(name, () -> results(name, look, false)));
    }

    /** The checks in order; those of one object share what has failed. */
    List<Topic> topics() {
        List<Topic> added = List.copyOf(topics);
        topics.clear();
        return added;
    }

    private List<DoctorCheck> results(String name, Supplier<List<DoctorCheck>> look, boolean needed) {
        if (failed != null) {
            return List.of(DoctorCheck.warning(
                    name, RedactableText.of("not checked, because '{}' failed", RedactableText.safe(failed))));
        }
        if (!needed) {
            return look.get();
        }
        failed = name;
        List<DoctorCheck> results = failures(name, look);
        // the name that the report shows: a step may have several results, as "connect" has "ipv4" and "ipv6"
        failed = results.stream()
                .filter(result -> result.status() == Status.PROBLEM)
                .map(DoctorCheck::check)
                .findFirst()
                .orElse(null);
        return results;
    }

    private static List<DoctorCheck> failures(String name, Supplier<List<DoctorCheck>> look) {
        try {
            return look.get();
        } catch (TicketsException e) {
            return List.of(DoctorCheck.failure(name, e));
        }
    }
}
