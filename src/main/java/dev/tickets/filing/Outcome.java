package dev.tickets.filing;

import dev.tickets.render.FilingResult;
import java.util.List;

/**
 * The result of filing a ticket or reply.
 *
 * @param missing the parts that did not arrive, a sentence each; empty when all arrived
 * @param remedies commands that add the missing parts
 * @param warnings local failures after the message arrived, which do not affect it
 */
public record Outcome(FilingResult result, List<String> missing, List<String> remedies, List<String> warnings) {
    public Outcome {
        missing = List.copyOf(missing);
        remedies = List.copyOf(remedies);
        warnings = List.copyOf(warnings);
    }
}
