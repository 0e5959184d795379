package dev.tickets.portal;

import dev.tickets.state.portals.RecentTickets;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Department;
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
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A portal whose listed, read and created tickets are noted for completion. Searches of the program itself, which read
 * tickets by the hundred, are not noted.
 */
public final class ObservedPortal implements Portal {
    private final Portal portal;
    private final RecentTickets recent;

    public ObservedPortal(Portal portal, RecentTickets recent) {
        this.portal = portal;
        this.recent = recent;
    }

    @Override
    public TicketQuery.Found tickets(TicketQuery query) {
        TicketQuery.Found found = portal.tickets(query);
        recent.listed(query, found);
        return found;
    }

    @Override
    public TicketThread ticket(TicketNumber number) {
        TicketThread thread = portal.ticket(number);
        recent.read(thread);
        return thread;
    }

    @Override
    public Creation create(NewTicket ticket) {
        Creation created = portal.create(ticket);
        if (!ticket.encrypt()) {
            recent.copied(ticket.cc());
        }
        return created;
    }

    @Override
    public Set<Capability> capabilities() {
        return portal.capabilities();
    }

    @Override
    public boolean can(Capability capability) {
        return portal.can(capability);
    }

    @Override
    public void require(Capability capability) {
        portal.require(capability);
    }

    @Override
    public Account whoAmI() {
        return portal.whoAmI();
    }

    @Override
    public List<Department> departments() {
        return portal.departments();
    }

    @Override
    public List<Service> services() {
        return portal.services();
    }

    @Override
    public Iterator<List<Ticket>> pages(TicketQuery wanted) {
        return portal.pages(wanted);
    }

    @Override
    public List<Ticket> search(
            @Nullable Reference reference, @Nullable String subject, TicketQuery among, Predicate<String> body) {
        return portal.search(reference, subject, among, body);
    }

    @Override
    public Optional<TicketThread> visible(TicketNumber number) {
        Optional<TicketThread> thread = portal.visible(number);
        thread.ifPresent(recent::read);
        return thread;
    }

    @Override
    public void reply(Reply reply) {
        portal.reply(reply);
    }

    @Override
    public void confirmed(Message message) {
        portal.confirmed(message);
    }

    @Override
    public List<Attachment> stored(List<ReadyAttachment> sent, List<Attachment> shown) {
        return portal.stored(sent, shown);
    }

    @Override
    public void attachmentsArrived() {
        portal.attachmentsArrived();
    }

    @Override
    public String attachmentsLost() {
        return portal.attachmentsLost();
    }

    @Override
    public void encryptionSeen(boolean marked) {
        portal.encryptionSeen(marked);
    }

    @Override
    public TextLimits textLimits() {
        return portal.textLimits();
    }

    @Override
    public void charactersLost(LocalDate seen) {
        portal.charactersLost(seen);
    }

    @Override
    public void closeTicket(TicketNumber number) {
        portal.closeTicket(number);
    }

    @Override
    public void reopenTicket(TicketNumber number) {
        portal.reopenTicket(number);
    }

    @Override
    public void download(TicketNumber number, Attachment attachment, OutputStream to) {
        portal.download(number, attachment, to);
    }

    @Override
    public String address(TicketNumber number) {
        return portal.address(number);
    }

    @Override
    public Optional<TicketNumber> numberAt(String address) {
        return portal.numberAt(address);
    }

    @Override
    public void close() {
        portal.close();
    }
}
