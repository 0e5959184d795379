package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the attachments that did not fit in the first message, as replies in their order, each confirmed. */
final class FollowUps {
    private final Portal portal;
    private final DeliveryAttempt attempt;
    private final Comparison comparison;
    private final ExactlyOnce once;
    private TicketThread current;

    /** @param thread the ticket as it was read back last */
    FollowUps(Portal portal, DeliveryAttempt attempt, Comparison comparison, ExactlyOnce once, TicketThread thread) {
        this.portal = portal;
        this.attempt = attempt;
        this.comparison = comparison;
        this.once = once;
        this.current = thread;
    }

    /** The ticket as it was read back last. */
    TicketThread thread() {
        return current;
    }

    /**
     * Sends those that are not there yet; after the first that fails, the rest is left.
     *
     * @return null when all are there; else the failure, which says where the rest is kept
     */
    @Nullable
    TicketsException send() {
        List<List<ReadyAttachment>> messages =
                attempt.submission().attachments().messages();
        for (int place = attempt.progress().followUps() + 1; place < messages.size(); place++) {
            try {
                attempt.requireNoted();
                Exchange exchange = new ReplyExchange(portal, attempt, current, place);
                Confirmed arrived = once.arrive(exchange);
                current = arrived.thread();
                attempt.followedBy(place);
                comparison.comparing(() -> exchange.compare(comparison, arrived));
            } catch (RuntimeException | Error e) {
                return failed(messages, Unexpected.failure(e));
            }
        }
        return null;
    }

    private TicketsException failed(List<List<ReadyAttachment>> messages, TicketsException e) {
        TicketsException settled = attempt.settle(e);
        List<String> names = messages.subList(attempt.progress().followUps() + 1, messages.size()).stream()
                .flatMap(List::stream)
                .map(ReadyAttachment::name)
                .toList();
        comparison.unsent(names, settled);
        return settled;
    }
}
