package dev.tickets.filing;

import dev.tickets.filing.dedup.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * How a message is to be sent.
 *
 * @param queue whether the outbox keeps it when it cannot be sent now
 * @param reference whether a line in the body makes it possible to find it again
 * @param repetition what to do when it is a repeated alert; null when it is sent in any case
 */
public record Wishes(
        boolean queue, boolean reference, @Nullable Repetition repetition) {
    /** A message that is sent in any case. */
    public Wishes(boolean queue, boolean reference) {
        this(queue, reference, null);
    }
}
