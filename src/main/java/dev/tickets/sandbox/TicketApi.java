package dev.tickets.sandbox;

import dev.tickets.sandbox.Conversation.Attachment;
import dev.tickets.sandbox.Conversation.Ticket;
import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.SandboxOptions.Right;
import dev.tickets.sandbox.TicketStore.NewMessage;
import dev.tickets.sandbox.TicketStore.NewTicket;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests for tickets. Refusals have HostBill's form: status 200 and a key under {@code error}. */
final class TicketApi {
    private static final String NO_PRIVILEGES = "noprivileges";
    private static final long HIGHEST_PRIORITY = 3;

    private final SandboxOptions options;
    private final Authentication authentication;
    private final TicketStore tickets;
    private final AttachmentFiles files;
    private final SubmissionReader reader;
    private final TicketDocuments documents;

    TicketApi(
            SandboxOptions options,
            Authentication authentication,
            TicketStore tickets,
            AttachmentFiles files,
            SubmissionReader reader) {
        this.options = options;
        this.authentication = authentication;
        this.tickets = tickets;
        this.files = files;
        this.reader = reader;
        this.documents = new TicketDocuments(
                options.clock().getZone(), options.features().contains(Feature.CC));
    }

    /** {@code GET /tickets?page=N}: {@code {"tickets": [...], "page": {"current": 1, "total": 3}}}. */
    Answer list(Request request) throws SQLException, IOException {
        authentication.require(Right.VIEW, NO_PRIVILEGES);
        long current = request.query("page", 1);
        TicketStore.Page page = tickets.page(current, options.pageSize());
        long total = Math.max(1, (page.total() + options.pageSize() - 1) / options.pageSize());
        Map<String, Object> answer = Json.answer("tickets", documents.rows(page.tickets()));
        answer.put("page", Json.page(current, total));
        return Answer.json(answer);
    }

    /** {@code GET /tickets/{number}}; marks the ticket as read by the customer. 404 for an unknown ticket. */
    Answer view(Request request) throws SQLException, IOException {
        return Answer.json(documents.conversation(conversation(request)));
    }

    private Conversation conversation(Request request) throws SQLException, IOException {
        authentication.require(Right.VIEW, NO_PRIVILEGES);
        Conversation conversation = tickets.conversation(request.number()).orElseThrow(Refusal::unknownTicket);
        tickets.markRead(conversation);
        return conversation;
    }

    /** {@code GET /tickets/view/{number}/}: the ticket's page, for a browser. */
    Answer page(Request request) throws SQLException, IOException {
        return Answer.html(200, documents.page(conversation(request)));
    }

    /**
     * {@code POST /tickets}. Fields: {@code dept_id}, {@code subject}, {@code body}, {@code priority}, {@code cc},
     * {@code encrypt}, attachments. One refused file refuses the ticket.
     */
    Answer create(Request request) throws SQLException, IOException {
        authentication.require(Right.OPEN, NO_PRIVILEGES);
        try (Submission submission = reader.read(request)) {
            List<String> problems = problems(submission);
            long department = digits(submission.field("dept_id"));
            if (SampleData.department(department).isEmpty()) {
                problems.add(0, "ticketdept_dontexists");
            }
            if (submission.field("subject").isBlank()) {
                problems.add("empty_subject_line");
            }
            problems.addAll(options.texts().problems(submission.field("subject"), submission.field("body")));
            refuseIf(problems);
            String subject = options.texts().kept(submission.field("subject"));
            NewTicket ticket = new NewTicket(department, subject, cc(submission), priority(submission));
            Ticket created = tickets.create(ticket, message(submission));
            submission.keepFiles();
            return Answer.json(documents.created(created));
        }
    }

    /** {@code POST /tickets/{number}}: the customer's reply. Fields: {@code body}, {@code encrypt}, attachments. */
    Answer reply(Request request) throws SQLException, IOException {
        authentication.require(Right.REPLY, NO_PRIVILEGES);
        try (Submission submission = reader.read(request)) {
            List<String> problems = problems(submission);
            problems.addAll(options.texts().problems(null, submission.field("body")));
            refuseIf(problems);
            tickets.reply(request.number(), message(submission));
            submission.keepFiles();
            return Answer.json(Json.done());
        }
    }

    /** {@code PUT /tickets/{number}/close}; also for a closed ticket. Erases the text of encrypted messages. */
    Answer close(Request request) throws SQLException, IOException {
        authentication.require(Right.CLOSE, NO_PRIVILEGES);
        tickets.closeTicket(request.number());
        return Answer.json(Json.done());
    }

    /** {@code PUT /tickets/{number}/open}; also for an open ticket. */
    Answer reopen(Request request) throws SQLException, IOException {
        authentication.require(Right.REOPEN, "cantreopen");
        tickets.reopenTicket(request.number());
        return Answer.json(Json.done());
    }

    /** {@code GET /ticket/attachment/{id}?number=N}: the file as received; 404 when the ticket has no such file. */
    Answer download(Request request) throws SQLException, IOException {
        authentication.require(Right.VIEW, NO_PRIVILEGES);
        Attachment attachment = tickets.attachment(request.query("number", 0), request.number())
                .orElseThrow(TicketApi::unknownAttachment);
        try {
            return Answer.file(files.path(attachment.file())).with("Content-Disposition", "attachment");
        } catch (NoSuchFileException removedMeanwhile) {
            throw unknownAttachment();
        }
    }

    private static Refusal unknownAttachment() {
        return new Refusal(404, "attachment_notfound");
    }

    /** The error keys of a message, each once. */
    private static List<String> problems(Submission submission) {
        List<String> problems = new ArrayList<>();
        if (submission.field("body").isBlank()) {
            problems.add("empty_message");
        }
        for (AttachmentFiles.Received file : submission.files()) {
            if (file.refused() && !problems.contains(file.problem())) {
                problems.add(file.problem());
            }
        }
        return problems;
    }

    private static void refuseIf(List<String> problems) throws Refusal {
        if (!problems.isEmpty()) {
            throw new Refusal(200, problems);
        }
    }

    private NewMessage message(Submission submission) {
        boolean encrypt = options.features().contains(Feature.ENCRYPTION)
                && submission.field("encrypt").equals("1");
        return new NewMessage(options.texts().kept(submission.field("body")), encrypt, submission.files());
    }

    /** Keeps only possible addresses. */
    private String cc(Submission submission) {
        List<String> addresses = new ArrayList<>();
        if (options.features().contains(Feature.CC)) {
            for (String address : submission.field("cc").split(",", -1)) {
                if (address.indexOf('@') > 0) {
                    addresses.add(address.trim());
                }
            }
        }
        return String.join(",", addresses);
    }

    private static long priority(Submission submission) {
        long priority = digits(submission.field("priority"));
        return priority < 0 || priority > HIGHEST_PRIORITY ? 0 : priority;
    }

    private static long digits(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
