package dev.tickets.sandbox;

import dev.tickets.sandbox.Conversation.Attachment;
import dev.tickets.sandbox.Conversation.Message;
import dev.tickets.sandbox.Conversation.Ticket;
import dev.tickets.sandbox.SampleData.Department;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tickets as HostBill sends them: HostBill's names, numbers as text, times without a zone. */
final class TicketDocuments {
    private static final String OPENING_ENCRYPTED = "1024";
    private static final String REPLY_ENCRYPTED = "16";
    private static final String NO_TIME = "0000-00-00 00:00:00";

    private final ZoneId zone;
    private final boolean showsCc;

    TicketDocuments(ZoneId zone, boolean showsCc) {
        this.zone = zone;
        this.showsCc = showsCc;
    }

    List<Object> rows(List<Ticket> tickets) {
        List<Object> rows = new ArrayList<>();
        for (Ticket ticket : tickets) {
            rows.add(row(ticket));
        }
        return rows;
    }

    private Map<String, Object> row(Ticket ticket) {
        Map<String, Object> row = Json.object();
        row.put("id", text(ticket.id()));
        row.put("ticket_number", text(ticket.number()));
        row.put("dept_id", text(ticket.department()));
        row.put(
                "deptname",
                SampleData.department(ticket.department()).map(Department::name).orElse(""));
        row.put("client_id", SampleData.CLIENT_ID);
        row.put("name", SampleData.CUSTOMER);
        row.put("email", SampleData.USER);
        if (showsCc) {
            row.put("cc", ticket.cc());
        }
        row.put("subject", ticket.subject());
        row.put("status", ticket.status());
        row.put("priority", text(ticket.priority()));
        row.put("type", "Client");
        row.put("flags", ticket.encrypted() ? OPENING_ENCRYPTED : "0");
        row.put("date", time(ticket.createdAt()));
        row.put("lastreply", time(ticket.lastMessageAt()));
        row.put("lastupdate", time(ticket.updatedAt()));
        row.put("client_read", ticket.read() ? "1" : "0");
        row.put("admin_read", ticket.status().equals("Answered") ? "1" : "0");
        return row;
    }

    Map<String, Object> conversation(Conversation conversation) {
        Map<String, Object> ticket = row(conversation.ticket());
        ticket.put("body", conversation.opening().text());
        List<Object> replies = new ArrayList<>();
        for (Message message : conversation.messages()) {
            if (!message.opening()) {
                replies.add(reply(conversation.ticket(), message));
            }
        }
        Map<String, Object> answer = Json.answer("ticket", ticket);
        answer.put("replies", replies);
        answer.put("attachments", attachments(conversation));
        return answer;
    }

    private Map<String, Object> reply(Ticket ticket, Message message) {
        Map<String, Object> reply = Json.object();
        reply.put("id", text(message.id()));
        reply.put("ticket_id", text(ticket.id()));
        reply.put("replier_id", message.staff() ? "1" : SampleData.CLIENT_ID);
        reply.put("name", message.staff() ? SampleData.STAFF : SampleData.CUSTOMER);
        reply.put("email", message.staff() ? SampleData.STAFF_EMAIL : SampleData.USER);
        reply.put("date", time(message.writtenAt()));
        reply.put("body", message.text());
        reply.put("status", message.draft() ? "Draft" : "Sent");
        reply.put("type", message.staff() ? "Admin" : "Client");
        reply.put("flags", message.encrypted() ? REPLY_ENCRYPTED : "0");
        reply.put("rating", "0");
        reply.put("rate_date", NO_TIME);
        return reply;
    }

    /**
     * Lists of files by the id of their reply, {@code 0} for the opening message. Written as PHP writes a map: an empty
     * map is {@code []}, and a map with the only key 0 is a list of one list.
     */
    private static Object attachments(Conversation conversation) {
        Map<String, List<Object>> byReply = new LinkedHashMap<>();
        for (Attachment attachment : conversation.attachments()) {
            String key = attachment.messageId() == conversation.opening().id() ? "0" : text(attachment.messageId());
            byReply.computeIfAbsent(key, absent -> new ArrayList<>()).add(attachment(attachment));
        }
        boolean onlyOpening = byReply.size() == 1 && byReply.containsKey("0");
        return byReply.isEmpty() || onlyOpening ? List.copyOf(byReply.values()) : byReply;
    }

    private static Map<String, Object> attachment(Attachment attachment) {
        Map<String, Object> document = Json.object();
        document.put("id", text(attachment.id()));
        document.put("filename", attachment.file());
        document.put("org_filename", attachment.name());
        return document;
    }

    /** {@code {"ticket": {"number": 100002, "id": "2", "ticket_number": "100002"}}}. */
    Map<String, Object> created(Ticket ticket) {
        Map<String, Object> numbers = Json.object();
        numbers.put("number", ticket.number());
        numbers.put("id", text(ticket.id()));
        numbers.put("ticket_number", text(ticket.number()));
        return Json.answer("ticket", numbers);
    }

    /** A page for a browser. The database holds subject and texts in encoded form. */
    String page(Conversation conversation) {
        Ticket ticket = conversation.ticket();
        StringBuilder page = new StringBuilder(
                        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>#")
                .append(ticket.number())
                .append("</title></head><body><h1>#")
                .append(ticket.number())
                .append(' ')
                .append(ticket.subject())
                .append("</h1><p>")
                .append(ticket.status())
                .append("</p>");
        for (Message message : conversation.messages()) {
            if (message.draft()) {
                continue;
            }
            page.append("<h2>")
                    .append(message.staff() ? SampleData.STAFF : SampleData.CUSTOMER)
                    .append(", ")
                    .append(time(message.writtenAt()))
                    .append("</h2><pre>")
                    .append(message.text())
                    .append("</pre>");
        }
        return page.append("</body></html>").toString();
    }

    private String time(long epochSecond) {
        return PortalText.time(epochSecond, zone);
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
