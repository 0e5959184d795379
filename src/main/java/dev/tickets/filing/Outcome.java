package dev.tickets.filing;

import dev.tickets.render.FilingResult;
import java.util.List;

/**
 * What became of a ticket or reply.
 *
 * @param missing what did not arrive of it, a sentence each; empty when all did
 * @param remedies what to type to mend that
 * @param warnings what failed here after the portal had it; it takes nothing away from the message
 */
public record Outcome(FilingResult result, List<String> missing, List<String> remedies, List<String> warnings) {
    public Outcome {
        missing = List.copyOf(missing);
        remedies = List.copyOf(remedies);
        warnings = List.copyOf(warnings);
    }
}
