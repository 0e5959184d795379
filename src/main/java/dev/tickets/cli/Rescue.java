package dev.tickets.cli;

import dev.tickets.ticket.TicketsException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The work to do before a time limit ends the run: it keeps a message that is not stored yet. For any thread. */
final class Rescue implements Consumer<@Nullable UnaryOperator<TicketsException>> {
    private volatile @Nullable UnaryOperator<TicketsException> work;

    /** @param other the work from now on; null for nothing */
    @Override
    public void accept(@Nullable UnaryOperator<TicketsException> other) {
        work = other;
    }

    /** Does the work, and returns the failure with its result. */
    TicketsException before(TicketsException failure) {
        UnaryOperator<TicketsException> now = work;
        return now == null ? failure : now.apply(failure);
    }
}
