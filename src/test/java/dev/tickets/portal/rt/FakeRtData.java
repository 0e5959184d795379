package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a Request Tracker keeps, and who may see it. */
final class FakeRtData {
    static final List<String> QUEUES = List.of("Technical Support", "Billing", "Odd", "Locked", "Werkstatt");
    private static final int LONGEST_SUBJECT = 200;

    final Map<String, User> users = new LinkedHashMap<>();
    final List<Ticket> tickets = new ArrayList<>();
    final List<Transaction> transactions = new ArrayList<>();
    final List<Part> parts = new ArrayList<>();
    final FakeRtQuirks quirks = new FakeRtQuirks();

    record User(int id, String name, boolean staff, boolean customer) {
        String address() {
            return name.contains("@") ? name : name + "@example.test";
        }
    }

    /** One ticket; its number is its place. */
    static final class Ticket {
        final int id;
        final int queue;
        String subject;
        final List<String> requestors = new ArrayList<>();
        final List<String> cc = new ArrayList<>();
        final Map<String, Object> customFields = new LinkedHashMap<>();
        final Instant created;
        String priority = "0";
        String status = "";
        Instant updated;
        int mergedInto;

        Ticket(int id, int queue, String subject) {
            this.id = id;
            this.queue = queue;
            this.subject = subject;
            this.created = now();
            this.updated = created;
            this.status = FakeRtLifecycle.of(this).active().get(0);
        }
    }

    /** @param change of a file that was not kept whole: its name, its size, and the largest size; else empty */
    record Transaction(int id, int ticket, String type, String creator, Instant created, List<String> change) {}

    /**
     * A part of a message, which RT calls an attachment.
     *
     * @param told its length, as RT tells it
     */
    @SuppressWarnings("ArrayRecordComponent") // parts are never compared
    record Part(int id, int transaction, String name, String type, byte[] bytes, int told) {}

    FakeRtData() {
        add(new User(39, "carol", false, true));
        add(new User(41, "dave", false, true));
        add(new User(45, "norights", false, false));
        add(new User(47, "agent", true, false));
    }

    private void add(User user) {
        users.put(user.name(), user);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * The name of the user with this name, address or number; new addresses become users. Null for what is no address.
     */
    @Nullable
    String userNamed(String nameOrAddress) {
        for (User user : users.values()) {
            if (List.of(user.name(), user.address(), String.valueOf(user.id())).contains(nameOrAddress)) {
                return user.name();
            }
        }
        return nameOrAddress.matches("[^@ ]+@[^@ ]+") ? nameOrAddress : null;
    }

    static String address(String name) {
        return name.contains("@") ? name : name + "@example.test";
    }

    /** The ticket, or the one that it was merged into; null for none. */
    @Nullable
    Ticket ticket(int id) {
        if (id < 1 || id > tickets.size()) {
            return null;
        }
        Ticket ticket = tickets.get(id - 1);
        return ticket.mergedInto == 0 ? ticket : ticket(ticket.mergedInto);
    }

    Ticket create(int queue, String subject) {
        byte[] bytes = subject.replace("\n", "").getBytes(UTF_8);
        String kept = new String(bytes, 0, Math.min(bytes.length, LONGEST_SUBJECT), UTF_8).replace("�", "");
        Ticket ticket = new Ticket(tickets.size() + 1, queue, kept);
        tickets.add(ticket);
        return ticket;
    }

    Transaction record(Ticket ticket, String type, String creator, String... change) {
        ticket.updated = now();
        Transaction transaction =
                new Transaction(transactions.size() + 1, ticket.id, type, creator, ticket.updated, List.of(change));
        transactions.add(transaction);
        return transaction;
    }

    void attach(Transaction to, String name, String type, byte[] bytes) {
        byte[] kept = type.startsWith("text/") ? new String(bytes, UTF_8).getBytes(UTF_8) : bytes;
        boolean large = kept.length > quirks.largest;
        byte[] stored = !large
                ? kept
                : quirks.drops ? "Large attachment dropped".getBytes(UTF_8) : Arrays.copyOf(kept, quirks.largest);
        parts.add(new Part(
                parts.size() + 1,
                to.id(),
                large && quirks.drops && !name.endsWith(".txt") ? name + ".txt" : name,
                large && quirks.drops ? "text/plain" : type,
                stored,
                kept.length));
        if (large) {
            record(
                    tickets.get(to.ticket() - 1),
                    quirks.drops ? "AttachmentDrop" : "AttachmentTruncate",
                    to.creator(),
                    name,
                    String.valueOf(kept.length),
                    String.valueOf(quirks.largest));
        }
    }

    static boolean isOpen(Ticket ticket) {
        return FakeRtLifecycle.of(ticket).active().contains(ticket.status);
    }

    /** The ticket answers as the other one from now on, which gets its people, too. */
    void merge(int id, int into) {
        Ticket ticket = tickets.get(id - 1);
        Ticket survivor = tickets.get(into - 1);
        ticket.mergedInto = into;
        addMissing(ticket.requestors, survivor.requestors);
        addMissing(ticket.cc, survivor.cc);
        record(survivor, "AddLink", "agent");
    }

    private static void addMissing(List<String> from, List<String> to) {
        from.stream().filter(name -> !to.contains(name)).forEach(to::add);
    }

    boolean maySee(User user, Ticket ticket) {
        return user.staff() || ticket.requestors.contains(user.name()) || ticket.cc.contains(user.name());
    }

    boolean mayChange(User user, Ticket ticket) {
        boolean own = ticket.requestors.contains(user.name())
                && !QUEUES.get(ticket.queue - 3).equals("Locked");
        return user.staff() || own;
    }

    /** Comments are for the staff. */
    boolean maySee(User user, Transaction transaction) {
        Ticket ticket = ticket(transaction.ticket());
        return ticket != null
                && maySee(user, ticket)
                && (user.staff() || !transaction.type().equals("Comment"));
    }
}
