package dev.tickets.portal.rt;

import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.CustomField;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Message.Side;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a ticket with its messages: the ticket, its history, and the parts of each message. */
final class RtThreads {
    /** Statuses of RT's usual lifecycle that are closed, for a ticket that no query finds. */
    private static final List<String> USUALLY_CLOSED = List.of("resolved", "rejected", "deleted");

    private final RtApi api;
    private final RtTicketMapper mapper;
    private final RtHistory history;
    private final Consumer<String> notices;
    /** The numbers of merged tickets, with the ticket that answers under each. */
    private final Map<TicketNumber, TicketNumber> merged = new HashMap<>();

    private final Map<String, RtFile> files = new HashMap<>();
    private final RtCutFiles cut = new RtCutFiles();
    /** The last reply of this run to each ticket, by the number that the reply was sent to. */
    private final Map<TicketNumber, String> sent = new HashMap<>();

    /** @param notices receives what the user should know */
    RtThreads(RtApi api, RtTicketMapper mapper, Consumer<String> notices) {
        this.api = api;
        this.mapper = mapper;
        this.history = new RtHistory(api);
        this.notices = notices;
    }

    /** The ticket of that number, or the ticket that it was merged into. */
    TicketThread thread(TicketNumber asked) {
        // one request for most tickets: open, and not merged
        RtRow row = listed(TicketSql.ticket(asked) + " AND " + TicketSql.ACTIVE);
        boolean open = row.has("id");
        RtRow head = open ? row : head(asked);
        TicketNumber number = new TicketNumber(head.textOr(asked.value(), "id"));
        if (!number.equals(asked)) {
            tellMerged(asked, number);
            row = listed(TicketSql.ticket(number) + " AND " + TicketSql.ACTIVE);
            open = row.has("id");
        }
        if (!open) {
            row = listed(TicketSql.ticket(number));
        }
        if (!row.has("id")) {
            row = head;
            open = !USUALLY_CLOSED.contains(head.textOr("", "Status").toLowerCase(Locale.ROOT));
        }
        Ticket ticket = mapper.ticket(row, open).orElseThrow(() -> notFound(asked, null));
        Set<String> customers = new HashSet<>();
        row.rows("Requestor").forEach(user -> customers.add(user.textOr("", "id")));
        row.rows("Cc").forEach(user -> customers.add(user.textOr("", "id")));
        List<Message> messages = new ArrayList<>();
        for (RtRow transaction : history.of(number, acceptedIn(number))) {
            if (RtCutFiles.isRecord(transaction)) {
                cut.learn(transaction, messages);
            } else {
                messages.add(message(transaction, customers));
            }
        }
        return new TicketThread(
                ticket, addresses(row.rows("Cc")), null, false, messages, customFields(head.rows("CustomFields")));
    }

    private void tellMerged(TicketNumber asked, TicketNumber number) {
        if (!number.equals(merged.put(asked, number))) {
            notices.accept("Ticket #" + asked + " was merged into ticket #" + number + ".");
        }
    }

    private List<String> acceptedIn(TicketNumber number) {
        List<String> transactions = new ArrayList<>();
        sent.forEach((to, transaction) -> {
            if (merged.getOrDefault(to, to).equals(number)) {
                transactions.add(transaction);
            }
        });
        return transactions;
    }

    /** RT has accepted a reply as this transaction, which the thread must hold. */
    void accepted(TicketNumber number, String transaction) {
        sent.put(number, transaction);
    }

    /** The custom fields that have values. */
    private static List<CustomField> customFields(List<RtRow> rows) {
        List<CustomField> fields = new ArrayList<>();
        for (RtRow row : rows) {
            List<String> values = new ArrayList<>();
            for (Object value : row.value("values") instanceof List<?> list ? list : List.of()) {
                String text = RtRow.text(value);
                if (text != null) {
                    values.add(text);
                }
            }
            String name = row.text("name");
            if (name != null && !values.isEmpty()) {
                fields.add(new CustomField(name, String.join(", ", values)));
            }
        }
        return fields;
    }

    /** The attachment as a thread showed it; null if no thread of this run did. */
    @Nullable
    RtFile file(String id) {
        return files.get(id);
    }

    /** What is not kept whole of the files that threads of this run showed. */
    RtCutFiles cut() {
        return cut;
    }

    /** @throws TicketsException (not-found, forbidden) */
    RtRow head(TicketNumber number) {
        try {
            return api.get("/ticket/" + number).row();
        } catch (TicketsException e) {
            throw e.code() == ErrorCode.NOT_FOUND ? notFound(number, e) : e;
        }
    }

    private static TicketsException notFound(TicketNumber number, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.NOT_FOUND, "ticket #" + number + " does not exist", "tickets list --status all", cause);
    }

    /** The ticket as a query finds it: only a query gives addresses instead of users' names. */
    private RtRow listed(String sql) {
        List<RtRow> rows = api.get(
                        "/tickets",
                        "query",
                        sql,
                        "fields",
                        RtTicketMapper.LISTED[1] + ",Requestor,Cc,CustomFields",
                        "fields[Queue]",
                        "Name",
                        "fields[Requestor]",
                        "EmailAddress",
                        "fields[Cc]",
                        "EmailAddress")
                .row()
                .rows("items");
        return rows.isEmpty() ? RtRow.EMPTY : rows.get(0);
    }

    private static List<String> addresses(List<RtRow> users) {
        List<String> addresses = new ArrayList<>();
        for (RtRow user : users) {
            String address = user.text("EmailAddress");
            addresses.add(address == null ? user.textOr("", "id") : address);
        }
        return addresses;
    }

    private Message message(RtRow transaction, Set<String> customers) {
        RtRow creator = transaction.row("Creator");
        String id = transaction.textOr("", "id");
        RtParts parts = parts(id, transaction);
        List<Attachment> attachments = new ArrayList<>();
        for (RtRow part : parts.files()) {
            RtFile file = new RtFile(id, part);
            files.put(file.attachment().id(), file);
            attachments.add(file.attachment());
        }
        String name = creator.text("RealName");
        return new Message(
                id,
                name == null ? creator.textOr("", "id") : name,
                customers.contains(creator.textOr("", "id")) ? Side.CUSTOMER : Side.STAFF,
                mapper.times().time(transaction.text("Created")),
                parts.text(this::content),
                false,
                attachments);
    }

    /** The parts of a message; its links tell how many there are. */
    private RtParts parts(String id, RtRow transaction) {
        List<RtRow> parts = new ArrayList<>();
        long expected = Long.MAX_VALUE;
        if (transaction.has("_hyperlinks")) {
            expected = transaction.rows("_hyperlinks").stream()
                    .filter(link -> link.textOr("", "ref").equals("attachment"))
                    .count();
        }
        RtPages pages = new RtPages(
                api,
                "/transaction/" + RtApi.encoded(id) + "/attachments",
                "fields",
                "Filename,ContentType,ContentLength");
        while (parts.size() < expected && pages.hasNext()) {
            List<RtRow> page = pages.next();
            if (page.isEmpty()) {
                break;
            }
            parts.addAll(page);
        }
        return new RtParts(parts);
    }

    private String content(RtRow part) {
        RtRow whole =
                api.get("/attachment/" + RtApi.encoded(part.textOr("", "id"))).row();
        try {
            return new String(Base64.getMimeDecoder().decode(whole.textOr("", "Content")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new TicketsException(
                    ErrorCode.UNEXPECTED,
                    "the text of a message cannot be decoded",
                    "read the message on the ticket's page",
                    e);
        }
    }
}
