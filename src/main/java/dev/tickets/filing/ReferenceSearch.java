package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.portal.TextComparison;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Searches the portal for a message by its reference. */
final class ReferenceSearch {
    /** The maximum number of tickets with the right subject that are opened. */
    private static final int MOST_OPENED = 300;

    /** Tolerance for local times without a zone and for inexact clocks. */
    private static final Duration CLOCKS = Duration.ofDays(2);

    private static final String WITHOUT_REFERENCE =
            "the message has no reference and cannot be identified automatically: search for it yourself";

    private final Portal portal;
    private final @Nullable Reference reference;
    private final Instant since;

    /**
     * @param reference of the message; null for none
     * @param since when the message was written
     */
    ReferenceSearch(Portal portal, @Nullable Reference reference, Instant since) {
        this.portal = portal;
        this.reference = reference;
        this.since = since;
    }

    /**
     * Searches for a new ticket: first under the numbers that the portal named, then among all with the same subject.
     */
    SearchResult ticket(String subject, String text, DeliveryProgress progress) {
        if (reference == null) {
            return SearchResult.doubtful(WITHOUT_REFERENCE);
        }
        String doubt = null;
        List<TicketNumber> opened = new ArrayList<>();
        for (TicketNumber number : progress.candidates()) {
            Optional<TicketThread> thread = portal.visible(number);
            opened.add(number);
            if (thread.isPresent() && isOurs(thread.get())) {
                return SearchResult.of(new Confirmed(thread.get(), thread.get().opening()));
            }
        }
        List<Ticket> alike = portal.search(reference, subject, TicketQuery.ALL);
        for (Ticket ticket : alike.subList(0, Math.min(MOST_OPENED, alike.size()))) {
            if (opened.contains(ticket.number())) {
                continue;
            }
            Optional<TicketThread> thread = portal.visible(ticket.number());
            if (thread.isEmpty()) {
                if (!isOld(ticket.createdAt())) {
                    doubt = "#" + ticket.number() + " has the same subject, but cannot be opened";
                }
            } else if (isOurs(thread.get())) {
                return SearchResult.of(new Confirmed(thread.get(), thread.get().opening()));
            } else if (mayBeOurs(thread.get().opening(), text, ticket.createdAt())) {
                doubt = "#" + ticket.number() + " holds the beginning of the text, but no reference";
            }
        }
        if (alike.size() > MOST_OPENED) {
            return SearchResult.doubtful(alike.size() + " tickets have the same subject, too many to check");
        }
        return unfound(progress, doubt);
    }

    /** Searches for a reply in its current ticket. */
    SearchResult reply(TicketThread thread, String text, DeliveryProgress progress) {
        if (reference == null) {
            return SearchResult.doubtful(WITHOUT_REFERENCE);
        }
        String doubt = null;
        for (Message message : thread.messages()) {
            if (reference.isIn(message.body())) {
                return SearchResult.of(new Confirmed(thread, message));
            }
            if (message.side() == Message.Side.CUSTOMER && mayBeOurs(message, text, message.createdAt())) {
                doubt = "a message of #" + thread.ticket().number()
                        + " holds the beginning of the text, but no reference";
            }
        }
        return unfound(progress, doubt);
    }

    private static SearchResult unfound(DeliveryProgress progress, @Nullable String doubt) {
        if (progress.accepted()) {
            return SearchResult.doubtful("the portal accepted the message, but does not show it");
        }
        return doubt == null ? SearchResult.ABSENT : SearchResult.doubtful(doubt);
    }

    private boolean isOurs(TicketThread thread) {
        Message opening = thread.opening();
        return reference != null && opening != null && reference.isIn(opening.body());
    }

    /** Whether the message is recent enough, and looks like the text truncated by a database with its reference. */
    private boolean mayBeOurs(@Nullable Message message, String text, @Nullable PortalTime time) {
        if (message == null || Reference.lastIn(message.body()).isPresent()) {
            return false;
        }
        return !isOld(time) && TextComparison.begins(text, message.body());
    }

    /** Whether the time is before the message was written. */
    private boolean isOld(@Nullable PortalTime time) {
        LocalDateTime earliest = LocalDateTime.ofInstant(since, ZoneOffset.UTC).minus(CLOCKS);
        return time != null && time.local().isBefore(earliest);
    }
}
