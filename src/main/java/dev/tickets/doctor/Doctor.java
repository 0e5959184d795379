package dev.tickets.doctor;

import dev.tickets.render.DoctorCheck;
import dev.tickets.render.DoctorGroup;
import dev.tickets.render.RedactableText;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.ArrayList;
import java.util.List;

/** Runs every topic, whatever becomes of the others. */
public final class Doctor {
    private Doctor() {}

    /** The results of all topics, in order. */
    public static List<DoctorGroup> run(List<TopicGroup> groups) {
        List<DoctorGroup> results = new ArrayList<>();
        for (TopicGroup group : groups) {
            List<DoctorCheck> checks = new ArrayList<>();
            for (Topic topic : group.topics()) {
                checks.addAll(results(topic));
            }
            results.add(new DoctorGroup(group.heading(), checks));
        }
        return results;
    }

    private static List<DoctorCheck> results(Topic topic) {
        try {
            return topic.look().get();
        } catch (TicketsException e) {
            return List.of(DoctorCheck.failure(topic.name(), e));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return List.of(DoctorCheck.failure(topic.name(), Unexpected.failure(e))
                    .meaning(RedactableText.of("The check did not end: nothing is known.")));
        }
    }
}
