package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.portal.TextComparison;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import java.time.Duration;
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
    private final DeliveryAttempt attempt;
    private final CutMessage cut;

    /** @param attempt of the message */
    ReferenceSearch(Portal portal, DeliveryAttempt attempt) {
        this.portal = portal;
        this.attempt = attempt;
        this.cut = new CutMessage(attempt.asked());
    }

    /** Searches for a new ticket: first under the numbers that the portal named, then among all that may hold it. */
    SearchResult ticket(String subject, String text) {
        Reference reference = attempt.reference();
        if (reference == null) {
            return SearchResult.doubtful(WITHOUT_REFERENCE);
        }
        String doubt = null;
        List<Confirmed> cuts = new ArrayList<>();
        List<TicketNumber> opened = new ArrayList<>();
        for (TicketNumber number : attempt.progress().candidates()) {
            Optional<TicketThread> thread = portal.visible(number);
            opened.add(number);
            Message ours = thread.map(found -> found.holding(reference)).orElse(null);
            if (ours != null) {
                return SearchResult.of(new Confirmed(thread.get(), ours));
            }
            if (thread.isPresent() && isNamed(subject, text, thread.get())) {
                return SearchResult.of(new Confirmed(thread.get(), thread.get().opening()));
            }
        }
        List<Ticket> alike =
                portal.search(reference, subject, TicketQuery.ALL, body -> mayBeOurs(body, reference, text));
        for (Ticket ticket : alike.subList(0, Math.min(MOST_OPENED, alike.size()))) {
            if (opened.contains(ticket.number())) {
                continue;
            }
            Optional<TicketThread> thread = portal.visible(ticket.number());
            Message ours = thread.map(found -> found.holding(reference)).orElse(null);
            if (thread.isEmpty()) {
                if (!isOld(ticket.createdAt())) {
                    doubt = "#" + ticket.number() + " has the same subject, but cannot be opened";
                }
            } else if (ours != null) {
                return SearchResult.of(new Confirmed(thread.get(), ours));
            } else if (isCut(text, thread.get())) {
                cuts.add(new Confirmed(thread.get(), thread.get().opening()));
            } else if (mayBeOurs(thread.get().opening(), text, ticket.createdAt())) {
                doubt = beginning("#" + ticket.number());
            }
        }
        if (alike.size() > MOST_OPENED) {
            return SearchResult.doubtful(alike.size() + " tickets have the same subject, too many to check");
        }
        return decided(cuts, doubt, "#");
    }

    private static String beginning(String place) {
        return place + " holds the beginning of the text, but no reference";
    }

    /**
     * Decides for a cut message that is the only candidate.
     *
     * @param doubt why the message may be another one; null for no reason
     * @param place words before the number of a ticket with a cut message
     */
    private SearchResult decided(List<Confirmed> cuts, @Nullable String doubt, String place) {
        if (cuts.isEmpty()) {
            return unfound(doubt);
        }
        return cuts.size() == 1 && doubt == null
                ? SearchResult.of(cuts.get(0))
                : unfound(beginning(place + cuts.get(0).thread().ticket().number()));
    }

    /** Whether the opening message is ours, cut by the portal, and no other entry has created the ticket. */
    private boolean isCut(String text, TicketThread thread) {
        Message opening = thread.opening();
        return cut.is(text, opening, thread.ticket().createdAt())
                && !attempt.hasOthers(thread.ticket().number(), cut.earliest());
    }

    /** Whether the ticket under a number that the portal named for the message holds the message, cut. */
    private static boolean isNamed(String subject, String text, TicketThread thread) {
        Message opening = thread.opening();
        return opening != null
                && TextComparison.similar(subject, thread.ticket().subject())
                && CutMessage.isCut(text, opening.body());
    }

    /**
     * Searches for a reply in its current ticket.
     *
     * @param before the ticket before the request; null when unknown
     */
    SearchResult reply(TicketThread thread, @Nullable TicketThread before, String text, @Nullable Reference reference) {
        if (reference == null) {
            return SearchResult.doubtful(WITHOUT_REFERENCE);
        }
        String doubt = null;
        List<Confirmed> cuts = new ArrayList<>();
        for (int i = 0; i < thread.messages().size(); i++) {
            Message message = thread.messages().get(i);
            if (reference.isIn(message.body())) {
                return SearchResult.of(new Confirmed(thread, message));
            }
            boolean ours = message.side() == Message.Side.CUSTOMER && isCut(text, thread, i, before);
            if (ours) {
                cuts.add(new Confirmed(thread, message));
            } else if (message.side() == Message.Side.CUSTOMER && mayBeOurs(message, text, message.createdAt())) {
                doubt = beginning("a message of #" + thread.ticket().number());
            }
        }
        return decided(cuts, doubt, "a message of #");
    }

    /** Whether the message at this index is ours, cut by the portal. */
    private boolean isCut(String text, TicketThread thread, int place, @Nullable TicketThread before) {
        Message message = thread.messages().get(place);
        if (before != null) {
            return CutMessage.isCut(text, message.body()) && thread.isNew(place, before);
        }
        return cut.is(text, message, message.createdAt())
                && !attempt.hasOthers(thread.ticket().number(), cut.earliest());
    }

    private SearchResult unfound(@Nullable String doubt) {
        if (attempt.progress().accepted()) {
            return SearchResult.doubtful("the portal accepted the message, but does not show it");
        }
        return doubt == null ? SearchResult.ABSENT : SearchResult.doubtful(doubt);
    }

    /** Whether the body holds the reference, or looks like the text truncated by a database with its reference. */
    private static boolean mayBeOurs(String body, Reference reference, String text) {
        return reference.isIn(body) || isBegun(body, text);
    }

    /** Whether the message is recent enough, and looks like the text truncated by a database with its reference. */
    private boolean mayBeOurs(@Nullable Message message, String text, @Nullable PortalTime time) {
        return message != null && !isOld(time) && isBegun(message.body(), text);
    }

    private static boolean isBegun(String body, String text) {
        return Reference.lastIn(body).isEmpty() && CutMessage.isBeginning(text, body);
    }

    /** Whether the time is before the message was written. */
    private boolean isOld(@Nullable PortalTime time) {
        LocalDateTime earliest =
                LocalDateTime.ofInstant(attempt.createdAt(), ZoneOffset.UTC).minus(CLOCKS);
        return time != null && time.local().isBefore(earliest);
    }
}
