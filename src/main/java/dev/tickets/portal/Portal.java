package dev.tickets.portal;

import dev.tickets.ticket.Account;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TextLimits;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A ticket portal, as commands and filing see it. An implementation sends each request at most once, except that reads
 * may be repeated after the session was renewed; it decides nothing about sending again.
 *
 * <p>Every method throws {@link TicketsException}: {@code not-found}, {@code login-required}, {@code forbidden},
 * {@code refused} (with the portal's words), {@code unreachable} and {@code timeout} (nothing of a write has left this
 * machine), {@code unclear} (a write may have arrived), {@code unexpected}.
 */
public interface Portal extends AutoCloseable {

    /** The known features of this portal, unmodifiable; read-backs may add some later. */
    Set<Capability> capabilities();

    default boolean can(Capability capability) {
        return capabilities().contains(capability);
    }

    /**
     * Makes sure that this portal has the feature.
     *
     * @throws TicketsException (not-found) if it lacks the feature
     */
    default void require(Capability capability) {
        if (!can(capability)) {
            throw capability.missing();
        }
    }

    /** Who is logged in; also the cheapest question that tests a login. */
    Account whoAmI();

    /** The departments that take tickets of this customer, in the portal's order. */
    List<Department> departments();

    /** The customer's services, in the portal's order; only if the portal {@link Capability#SERVICES lists} them. */
    List<Service> services();

    /**
     * Tickets of this customer, a page at a time, in the portal's order. The next page is asked for only when it is
     * needed; a ticket comes once even if pages overlap; the iteration ends for any paging of the portal.
     *
     * @param wanted a portal that can filter leaves out other tickets; other portals return all tickets
     */
    Iterator<List<Ticket>> pages(TicketQuery wanted);

    /** The tickets that a query asks for, and only those. */
    default TicketQuery.Found tickets(TicketQuery query) {
        return query.in(pages(query));
    }

    /**
     * The tickets that may hold a message, likeliest first: those known to hold the reference, where a portal can find
     * a text; then by their numbers, highest first. Only tickets that certainly do not hold the message are left out.
     *
     * @param reference of the message; null for none
     * @param subject that the message was sent with, as the portal may have cut it; null when any may be the right one
     * @param among which tickets count; others may come, too
     * @param body whether a ticket that opens with this text may be the right one; used by portals that can read the
     *     texts of many tickets at once
     */
    default List<Ticket> search(
            @Nullable Reference reference, @Nullable String subject, TicketQuery among, Predicate<String> body) {
        List<Ticket> found = new ArrayList<>();
        for (Iterator<List<Ticket>> pages = pages(among); pages.hasNext(); ) {
            for (Ticket ticket : pages.next()) {
                if (subject == null || TextComparison.similar(subject, ticket.subject())) {
                    found.add(ticket);
                }
            }
        }
        found.sort(Comparator.comparing(Ticket::number).reversed());
        return found;
    }

    /** One ticket with all messages that its customer may see. */
    TicketThread ticket(TicketNumber number);

    /** The ticket; empty where there is none of that number, or none that this customer may see. */
    default Optional<TicketThread> visible(TicketNumber number) {
        try {
            return Optional.of(ticket(number));
        } catch (TicketsException e) {
            if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Files a ticket, once. */
    Creation create(NewTicket ticket);

    /** Sends a reply, once. */
    void reply(Reply reply);

    /** The message that was just sent, as read back: its time shows how far the portal's times are from UTC. */
    default void confirmed(Message message) {
        // a portal that names the offset of its times has nothing to learn
    }

    /**
     * The attachments that the portal really keeps of a message that was just sent, where the names and sizes that the
     * portal shows may be wrong.
     *
     * @param shown the attachments as the read-back shows them
     */
    default List<Attachment> stored(List<ReadyAttachment> sent, List<Attachment> shown) {
        return shown;
    }

    /** The read-back has shown the attachments of the last message: their transport works here. */
    void attachmentsArrived();

    /**
     * Reading back has shown none of the attachments of the last message sent.
     *
     * @return hint for the user
     */
    String attachmentsLost();

    /** The read-back has shown a message that the portal was asked to encrypt, with or without its mark. */
    default void encryptionSeen(boolean marked) {
        // a portal without encryption has nothing to learn
    }

    /** The longest texts that this portal keeps. */
    default TextLimits textLimits() {
        return TextLimits.NONE;
    }

    /**
     * The read-back or a refusal has shown that this portal keeps no characters beyond the Basic Multilingual Plane.
     *
     * @param seen the day
     */
    default void charactersLost(LocalDate seen) {
        // a portal that keeps every character has nothing to learn
    }

    /** Asks the portal to close a ticket; only {@link #ticket} shows the result. */
    void closeTicket(TicketNumber number);

    /** Asks the portal to reopen a closed ticket; only {@link #ticket} shows the result. */
    void reopenTicket(TicketNumber number);

    /**
     * Copies the bytes of an attachment of that ticket to the stream, which stays open. Exceptions of the stream come
     * out as {@link java.io.UncheckedIOException}.
     */
    void download(TicketNumber number, Attachment attachment, OutputStream to);

    /** Address of a ticket's page. */
    String address(TicketNumber number);

    /** The ticket of this page; empty if the address is not a ticket's page at this portal. */
    Optional<TicketNumber> numberAt(String address);

    @Override
    void close();
}
