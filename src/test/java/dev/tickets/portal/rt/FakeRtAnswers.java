package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tickets.portal.rt.FakeRt.FakeRtInput;
import dev.tickets.portal.rt.FakeRt.Reply;
import dev.tickets.portal.rt.FakeRtData.Part;
import dev.tickets.portal.rt.FakeRtData.Ticket;
import dev.tickets.portal.rt.FakeRtData.Transaction;
import dev.tickets.portal.rt.FakeRtData.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The answers of REST 2.0. */
final class FakeRtAnswers {
    private final FakeRtData data;
    private final boolean fullText;
    private final FakeRtRows rows;
    private final FakeRtLists lists;

    FakeRtAnswers(FakeRtData data, int pageSize, boolean fullText) {
        this.data = data;
        this.fullText = fullText;
        this.rows = new FakeRtRows(data);
        this.lists = new FakeRtLists(data, rows, pageSize);
    }

    FakeRtLists lists() {
        return lists;
    }

    /** @param request {@code GET/ticket/1} */
    Reply to(User user, String request, Map<String, String> parameters, FakeRtInput input) {
        String[] steps = request.split("/", -1);
        int id = steps.length > 2 && steps[2].matches("\\d{1,9}") ? Integer.parseInt(steps[2]) : 0;
        return switch (steps[0] + " " + steps[1] + (steps.length > 3 ? " " + steps[3] : "")) {
            case "GET rt" -> Reply.json(200, Map.of("Version", "5.0.3"));
            case "GET user" -> user(user, steps[2]);
            case "GET queues" -> queues(user, parameters);
            case "GET tickets" -> tickets(user, parameters);
            case "POST ticket" -> create(user, input);
            case "GET ticket" -> withTicket(user, id, ticket -> Reply.json(200, rows.whole(ticket)));
            case "PUT ticket" -> withTicket(user, id, ticket -> change(user, ticket, input));
            case "GET ticket history" -> lists.history(user, id, parameters);
            case "GET transactions" -> lists.transactions(user, parameters);
            case "GET attachments" -> lists.attachments(user, parameters);
            case "POST ticket correspond" -> withTicket(user, id, ticket -> write(user, ticket, "Correspond", input));
            case "POST ticket comment" -> withTicket(user, id, ticket -> write(user, ticket, "Comment", input));
            case "GET transaction" -> lists.transaction(user, id);
            case "GET transaction attachments" -> lists.parts(user, id, parameters);
            case "GET attachment" -> lists.part(user, id);
            default -> Reply.failure(404, "Not Found");
        };
    }

    private Reply user(User user, String asked) {
        boolean self = asked.equals(user.name()) || asked.equals(String.valueOf(user.id()));
        return self
                ? Reply.json(
                        200,
                        Map.of(
                                "id", user.id(),
                                "Name", user.name(),
                                "EmailAddress", user.address(),
                                "RealName", "Ms " + user.name()))
                : Reply.failure(403, "Forbidden");
    }

    private Reply queues(User user, Map<String, String> parameters) {
        List<Map<String, Object>> queues = new ArrayList<>();
        for (int i = 0; i < FakeRtData.QUEUES.size() && (user.customer() || user.staff()); i++) {
            String name = FakeRtData.QUEUES.get(i);
            queues.add(Map.of("id", String.valueOf(i + 3), "Name", name, "Description", name + " department"));
        }
        return lists.page(queues, row -> true, parameters, user.customer());
    }

    private Reply tickets(User user, Map<String, String> parameters) {
        Predicate<Ticket> wanted =
                FakeTicketSql.parse(data, user.name(), fullText, parameters.getOrDefault("query", ""));
        Comparator<Ticket> order = switch (parameters.getOrDefault("orderby", "id")) {
            case "LastUpdated" -> Comparator.comparing(ticket -> ticket.updated);
            case "Created" -> Comparator.comparing(ticket -> ticket.created);
            default -> Comparator.comparing(ticket -> ticket.id);
        };
        // merged tickets come only if the query names the field of their merging
        boolean merged = parameters.getOrDefault("query", "").contains("EffectiveId");
        List<Map<String, Object>> found = data.tickets.stream()
                .filter(ticket -> (merged || ticket.mergedInto == 0) && data.maySee(user, ticket))
                .filter(wanted)
                .sorted("DESC".equals(parameters.get("order")) ? order.reversed() : order)
                .map(rows::listed)
                .toList();
        return lists.page(found, row -> true, parameters, true);
    }

    private Reply create(User user, FakeRtInput input) {
        Map<String, Object> fields = input.fields();
        String queue = String.valueOf(fields.get("Queue"));
        int place = queue.matches("\\d") ? Integer.parseInt(queue) - 3 : FakeRtData.QUEUES.indexOf(queue);
        boolean known = place >= 0 && place < FakeRtData.QUEUES.size();
        if (!known || !(user.customer() || user.staff())) {
            return Reply.failure(403, "No permission to create tickets in the queue '" + queue + "'");
        }
        if (!fields.containsKey("ContentType")) {
            return Reply.failure(400, "ContentType is a required field");
        }
        Ticket ticket = data.create(place + 3, String.valueOf(fields.get("Subject")));
        addUsers(fields.get("Requestor"), ticket.requestors);
        addUsers(fields.get("Cc"), ticket.cc);
        ticket.priority = String.valueOf(fields.getOrDefault("Priority", "0"));
        if (fields.get("CustomFields") instanceof Map<?, ?> custom) {
            custom.forEach((name, value) -> ticket.customFields.put(String.valueOf(name), value));
        }
        attach(data.record(ticket, "Create", user.name()), input);
        return Reply.json(201, Map.of("id", String.valueOf(ticket.id), "type", "ticket"))
                .at("/REST/2.0/ticket/" + ticket.id);
    }

    /** RT drops what is no address without a word. */
    private void addUsers(@Nullable Object users, List<String> to) {
        for (Object user : users instanceof List<?> list ? list : users == null ? List.of() : List.of(users)) {
            String name = data.userNamed(String.valueOf(user));
            if (name != null) {
                to.add(name);
            }
        }
    }

    private void attach(Transaction transaction, FakeRtInput input) {
        byte[] text = String.valueOf(input.fields().getOrDefault("Content", "")).getBytes(UTF_8);
        String type = String.valueOf(input.fields().get("ContentType"));
        if (!input.files().isEmpty()) {
            data.attach(transaction, "", "multipart/mixed", new byte[0]);
        }
        data.attach(transaction, "", type, text);
        for (Part file : input.files()) {
            data.attach(transaction, file.name(), file.type(), file.bytes());
        }
    }

    private Reply withTicket(User user, int id, Function<Ticket, Reply> answer) {
        Ticket ticket = data.ticket(id);
        if (ticket == null) {
            return Reply.failure(404, "Not Found");
        }
        return data.maySee(user, ticket) ? answer.apply(ticket) : Reply.failure(403, "Forbidden");
    }

    /** RT says with status 200 that it did not do it. */
    private Reply change(User user, Ticket ticket, FakeRtInput input) {
        if (input.fields().get("MergeInto") instanceof String into && user.staff()) {
            data.merge(ticket.id, Integer.parseInt(into));
            return Reply.json(200, List.of("Merge Successful"));
        }
        if (input.fields().get("Subject") instanceof String subject && user.staff()) {
            ticket.subject = subject;
            return Reply.json(200, List.of("Subject changed"));
        }
        if (data.quirks.preconditionFails) {
            return Reply.failure(412, "Precondition Failed");
        }
        String status = String.valueOf(input.fields().get("Status"));
        String said;
        boolean german = data.quirks.german;
        if (!data.mayChange(user, ticket)) {
            said = german ? "Zugriff verweigert" : "Permission Denied";
        } else if (!FakeRtLifecycle.of(ticket).knows(status)) {
            said = german
                    ? "Status '" + status + "' ist kein gültiger Status für dieses Ticket."
                    : "Status '" + status + "' isn't a valid status for this ticket.";
        } else if (data.quirks.refusal != null) {
            said = data.quirks.refusal;
        } else if (!FakeRtLifecycle.of(ticket).leads(ticket.status, status)) {
            said = "You can't change status from '" + ticket.status + "' to '" + status + "'.";
        } else {
            said = german
                    ? "Status von '" + ticket.status + "' auf '" + status + "' geändert"
                    : "Status changed from '" + ticket.status + "' to '" + status + "'";
            ticket.status = status;
            data.record(ticket, "Status", user.name());
        }
        return Reply.json(200, List.of("Ticket " + ticket.id + ": " + said));
    }

    /** A reply of the customer opens the ticket, without any further right. */
    private Reply write(User user, Ticket ticket, String type, FakeRtInput input) {
        if (type.equals("Comment") && !user.staff()) {
            return Reply.failure(400, "Permission Denied");
        }
        Transaction transaction = data.record(ticket, type, user.name());
        attach(transaction, input);
        boolean opens = !user.staff()
                && (ticket.status.equals("new") || !FakeRtData.isOpen(ticket))
                && FakeRtLifecycle.of(ticket).knows("open");
        if (opens) {
            ticket.status = "open";
            data.record(ticket, "Status", "RT_System");
        }
        String said = type.equals("Comment") ? "Comments added" : "Correspondence added";
        return Reply.json(201, List.of(said))
                .at(data.quirks.location.apply("/REST/2.0/transaction/" + transaction.id()));
    }
}
