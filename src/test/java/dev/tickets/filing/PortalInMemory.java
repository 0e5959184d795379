package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Creation;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A portal with one department, and the tickets that were filed; a test says how the next requests fail. */
final class PortalInMemory implements Portal {
    private record Stumble(boolean stored, TicketsException failure) {}

    private final List<String> learned = new ArrayList<>();
    private final List<TicketThread> threads = new ArrayList<>();
    private final Deque<Stumble> stumbles = new ArrayDeque<>();
    private @Nullable TicketsException unreadable;
    int changes;

    /** The next change is stored, and fails all the same. */
    PortalInMemory storesAnd(TicketsException failure) {
        stumbles.add(new Stumble(true, failure));
        return this;
    }

    /** The next change is not stored. */
    PortalInMemory losesAnd(TicketsException failure) {
        stumbles.add(new Stumble(false, failure));
        return this;
    }

    /** What was said of attachments: {@code arrived} or {@code lost}. */
    List<String> learned() {
        return List.copyOf(learned);
    }

    /** From now on nothing can be read. */
    PortalInMemory cannotBeRead(TicketsException failure) {
        unreadable = failure;
        return this;
    }

    static Ticket ticket(String number, String subject, String status) {
        return new Ticket(
                new TicketNumber(number),
                subject,
                status,
                !status.equals("Closed"),
                "Tech",
                "1",
                null,
                null,
                null,
                null,
                "https://x/" + number);
    }

    private static Message message(String id, String body, List<ReadyAttachment> files) {
        List<Attachment> attachments = new ArrayList<>();
        files.forEach(file -> attachments.add(new Attachment(file.name(), file.name(), file.size())));
        return new Message(id, "Ann", Message.Side.CUSTOMER, null, body, false, attachments);
    }

    private void change(Runnable store) {
        changes++;
        Stumble stumble = stumbles.poll();
        if (stumble == null || stumble.stored()) {
            store.run();
        }
        if (stumble != null) {
            throw stumble.failure();
        }
    }

    @Override
    public Creation create(NewTicket sent) {
        String number = String.valueOf(101 + threads.size());
        change(() -> threads.add(new TicketThread(
                ticket(number, sent.subject(), "Open"),
                List.of(),
                null,
                false,
                List.of(message("0", sent.body(), sent.attachments())))));
        return new Creation(List.of(new TicketNumber(number)), null);
    }

    @Override
    public void reply(Reply reply) {
        change(() -> {
            TicketThread before = ticket(reply.number());
            List<Message> messages = new ArrayList<>(before.messages());
            messages.add(message(String.valueOf(messages.size()), reply.body(), reply.attachments()));
            threads.set(threads.indexOf(before), new TicketThread(before.ticket(), List.of(), null, false, messages));
        });
    }

    @Override
    public TicketThread ticket(TicketNumber number) {
        if (unreadable != null) {
            throw unreadable;
        }
        return threads.stream()
                .filter(thread -> thread.ticket().number().equals(number))
                .findFirst()
                .orElseThrow(() -> new TicketsException(ErrorCode.NOT_FOUND, "there is no ticket " + number));
    }

    @Override
    public Iterator<List<Ticket>> pages(TicketQuery wanted) {
        return List.of(threads.stream().map(TicketThread::ticket).toList()).iterator();
    }

    @Override
    public List<Department> departments() {
        return List.of(new Department("1", "Tech", ""));
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CLOSING, Capability.ALL_CHARACTERS);
    }

    @Override
    public void attachmentsArrived() {
        learned.add("arrived");
    }

    @Override
    public String attachmentsLost() {
        learned.add("lost");
        return "try json";
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public Account whoAmI() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Service> services() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void closeTicket(TicketNumber number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reopenTicket(TicketNumber number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void download(TicketNumber number, Attachment attachment, OutputStream to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String address(TicketNumber number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<TicketNumber> numberAt(String address) {
        throw new UnsupportedOperationException();
    }
}
