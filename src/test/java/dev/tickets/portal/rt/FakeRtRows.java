package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tickets.portal.rt.FakeRtData.Part;
import dev.tickets.portal.rt.FakeRtData.Ticket;
import dev.tickets.portal.rt.FakeRtData.Transaction;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tickets, transactions and parts as JSON objects: ids are texts in lists, and numbers in objects asked for alone. */
final class FakeRtRows {
    private final FakeRtData data;

    FakeRtRows(FakeRtData data) {
        this.data = data;
    }

    Map<String, Object> listed(Ticket ticket) {
        Map<String, Object> row = common(ticket);
        row.put("CustomFields", ticket.customFields.isEmpty() ? "" : customFields(ticket));
        row.put("id", String.valueOf(ticket.id));
        row.put("Queue", Map.of("id", String.valueOf(ticket.queue), "Name", FakeRtData.QUEUES.get(ticket.queue - 3)));
        row.put(
                "Requestor",
                ticket.requestors.stream().map(FakeRtRows::withAddress).toList());
        row.put("Cc", ticket.cc.stream().map(FakeRtRows::withAddress).toList());
        return row;
    }

    /** Without addresses and names of queues. */
    Map<String, Object> whole(Ticket ticket) {
        Map<String, Object> row = common(ticket);
        row.put("id", ticket.id);
        row.put("Queue", Map.of("id", String.valueOf(ticket.queue)));
        row.put("Requestor", ticket.requestors.stream().map(FakeRtRows::named).toList());
        row.put("Cc", ticket.cc.stream().map(FakeRtRows::named).toList());
        row.put("CustomFields", customFields(ticket));
        row.put("Started", "1970-01-01T00:00:00Z");
        List<Map<String, Object>> links = new ArrayList<>();
        links.add(Map.of("ref", "self", "id", ticket.id));
        for (String to : FakeRtLifecycle.of(ticket).buttons().getOrDefault(ticket.status, List.of())) {
            links.add(Map.of("ref", "lifecycle", "from", ticket.status, "to", to, "label", "Do it"));
        }
        row.put("_hyperlinks", links);
        return row;
    }

    private static List<Map<String, Object>> customFields(Ticket ticket) {
        List<Map<String, Object>> fields = new ArrayList<>();
        ticket.customFields.forEach((name, value) -> fields.add(Map.of("name", name, "values", List.of(value))));
        return fields;
    }

    private static Map<String, Object> common(Ticket ticket) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("type", "ticket");
        row.put("Subject", ticket.subject);
        row.put("Status", ticket.status);
        row.put("Priority", ticket.priority);
        row.put("Created", ticket.created.toString());
        row.put("LastUpdated", ticket.updated.toString());
        return row;
    }

    private static Map<String, Object> named(String user) {
        return Map.of("type", "user", "id", user);
    }

    private static Map<String, Object> withAddress(String user) {
        return Map.of("type", "user", "id", user, "EmailAddress", FakeRtData.address(user));
    }

    Map<String, Object> transaction(Transaction transaction) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", String.valueOf(transaction.id()));
        row.put("Type", transaction.type());
        row.put("ObjectType", "RT::Ticket");
        List<String> change = transaction.change();
        row.put("Data", change.isEmpty() ? "" : change.get(0));
        row.put("OldValue", change.isEmpty() ? "" : change.get(1));
        row.put("NewValue", change.isEmpty() ? "" : change.get(2));
        row.put("ObjectId", String.valueOf(transaction.ticket()));
        row.put("Created", transaction.created().toString());
        row.put("Creator", Map.of("id", transaction.creator(), "Name", transaction.creator()));
        List<Map<String, Object>> links = new ArrayList<>();
        links.add(Map.of("ref", "self", "id", transaction.id()));
        for (Part part : data.parts) {
            if (part.transaction() == transaction.id()) {
                links.add(Map.of("ref", "attachment", "_url", "/REST/2.0/attachment/" + part.id()));
            }
        }
        row.put("_hyperlinks", links);
        return row;
    }

    /** With the ticket that answers for it, which is another one after a merge. */
    Map<String, Object> whole(Transaction transaction) {
        Map<String, Object> row = transaction(transaction);
        Ticket ticket = data.ticket(transaction.ticket());
        row.put("id", transaction.id());
        row.put("Object", Map.of("type", "ticket", "id", ticket == null ? "" : String.valueOf(ticket.id)));
        return row;
    }

    /** As lists of parts have them, if asked: decoded, not in base64. */
    Map<String, Object> partWithText(Part part) {
        Map<String, Object> row = part(part);
        row.put("Content", new String(part.bytes(), UTF_8));
        return row;
    }

    Map<String, Object> part(Part part) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", String.valueOf(part.id()));
        row.put("TransactionId", String.valueOf(part.transaction()));
        row.put("Filename", part.name());
        row.put("ContentType", part.type());
        row.put("ContentLength", String.valueOf(part.told()));
        return row;
    }

    /** Base64 with a line end after every 76 characters. */
    Map<String, Object> content(Part part) {
        String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(part.bytes());
        Map<String, Object> row = part(part);
        row.put("id", part.id());
        row.put("Content", lines.isEmpty() ? "" : lines + "\n");
        return row;
    }
}
