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

/** Looks whether a message is at the portal already, by its reference. */
final class ReferenceSearch {
    /** How many tickets with the right subject are opened before giving up. */
    private static final int MOST_OPENED = 300;

    /** Portals tell local times without a zone, and no clock is quite right. */
    private static final Duration CLOCKS = Duration.ofDays(2);

    private static final String WITHOUT_REFERENCE =
            "it carries no reference, so it cannot be told from others: look for it yourself";

    private final Portal portal;
    private final @Nullable Reference reference;
    private final Instant since;

    /**
     * @param reference of the message; null when it carries none
     * @param since when it was written
     */
    ReferenceSearch(Portal portal, @Nullable Reference reference, Instant since) {
        this.portal = portal;
        this.reference = reference;
        this.since = since;
    }

    /** Looks for a new ticket: first where the portal said that it is, then among all with such a subject. */
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
                    doubt = "#" + ticket.number() + " has such a subject, but cannot be opened";
                }
            } else if (isOurs(thread.get())) {
                return SearchResult.of(new Confirmed(thread.get(), thread.get().opening()));
            } else if (mayBeOurs(thread.get().opening(), text, ticket.createdAt())) {
                doubt = "#" + ticket.number() + " holds the beginning of its text, but no reference";
            }
        }
        if (alike.size() > MOST_OPENED) {
            return SearchResult.doubtful(alike.size() + " tickets have such a subject, which is too many to open");
        }
        return unfound(progress, doubt);
    }

    /** Looks for a reply in its ticket as it was read just now. */
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
                        + " holds the beginning of its text, but no reference";
            }
        }
        return unfound(progress, doubt);
    }

    private static SearchResult unfound(DeliveryProgress progress, @Nullable String doubt) {
        if (progress.accepted()) {
            return SearchResult.doubtful("the portal has accepted it, but does not show it");
        }
        return doubt == null ? SearchResult.ABSENT : SearchResult.doubtful(doubt);
    }

    private boolean isOurs(TicketThread thread) {
        Message opening = thread.opening();
        return reference != null && opening != null && reference.isIn(opening.body());
    }

    /** Whether it is young enough, and as if a database had cut it short, reference and all. */
    private boolean mayBeOurs(@Nullable Message message, String text, @Nullable PortalTime time) {
        if (message == null || Reference.lastIn(message.body()).isPresent()) {
            return false;
        }
        return !isOld(time) && TextComparison.begins(text, message.body());
    }

    /** Whether it was there before the message was written. */
    private boolean isOld(@Nullable PortalTime time) {
        LocalDateTime earliest = LocalDateTime.ofInstant(since, ZoneOffset.UTC).minus(CLOCKS);
        return time != null && time.local().isBefore(earliest);
    }
}
