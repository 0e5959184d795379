package dev.tickets.render;

import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.BodyPart;
import dev.tickets.ticket.CustomField;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketThread;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with its messages, oldest first, for people. Bodies are indented, so that no message can forge the heading
 * of another; long lines stay unbroken, so that copied text is complete.
 */
public final class ThreadView {
    private static final String INDENT = "  ";
    private static final int LABEL = 12;

    private final Style style;
    private final ShownTimes times;
    private final int last;
    /** Whether the view has marks of decrypted text, which other text must not imitate. */
    private final boolean marking;

    /** With times as the portal has them. */
    public ThreadView(Style style) {
        this(style, ShownTimes.AS_THEY_ARE);
    }

    public ThreadView(Style style, ShownTimes times) {
        this(style, times, Integer.MAX_VALUE, false);
    }

    private ThreadView(Style style, ShownTimes times, int last, boolean marking) {
        this.style = style;
        this.times = times;
        this.last = last;
        this.marking = marking;
    }

    /** A view of only the last messages, with the number of omitted messages. */
    public ThreadView lastMessages(int count) {
        return new ThreadView(style, times, count, marking);
    }

    /** The whole view, safe for a terminal. */
    public String text(TicketThread thread) {
        StringBuilder text = new StringBuilder(1024);
        write(thread, text::append);
        return text.toString();
    }

    /**
     * Writes the view in pieces, so that a long thread is not copied in memory as a whole.
     *
     * @param out receives the heading, then each message
     */
    public void write(TicketThread thread, Consumer<String> out) {
        boolean unmarked = !marking && isDecrypted(thread);
        // times of one view have one zone
        boolean unknown = times.zone() != null && hasPortalTime(thread);
        if (unmarked || unknown) {
            ShownTimes shown = unknown ? ShownTimes.AS_THEY_ARE : times;
            new ThreadView(style, shown, last, marking || unmarked).write(thread, out);
            return;
        }
        StringBuilder text = new StringBuilder(1024);
        heading(text, thread);
        List<Message> messages = thread.messages();
        int leftOut = Math.max(0, messages.size() - Math.max(0, last));
        if (leftOut > 0) {
            String notice =
                    leftOut == 1 ? "1 earlier message is not shown" : leftOut + " earlier messages are not shown";
            text.append('\n').append(style.dim("(" + notice + ")")).append('\n');
        }
        out.accept(text.toString());
        for (Message message : messages.subList(leftOut, messages.size())) {
            int length = message.body().length();
            StringBuilder piece = new StringBuilder(256 + length + length / 16);
            message(piece, message);
            out.accept(piece.toString());
        }
    }

    private static boolean isDecrypted(TicketThread thread) {
        for (Message message : thread.messages()) {
            if (message.parts() != null) {
                return true;
            }
        }
        return false;
    }

    private String line(String text) {
        String line = SafeText.line(text);
        return marking ? OpenedText.withoutMarks(line) : line;
    }

    private String block(String text) {
        String block = SafeText.block(text);
        return marking ? OpenedText.withoutMarks(block) : block;
    }

    private void heading(StringBuilder text, TicketThread thread) {
        Ticket ticket = thread.ticket();
        String title = "#" + ticket.number() + "  " + line(ticket.subject());
        text.append(style.bold(title.stripTrailing())).append('\n');
        FactSheet facts = FactSheet.aligned(style, LABEL);
        facts = marking ? facts.withoutMarks() : facts;
        facts.fact("Status", ticket.status())
                .fact("Department", ticket.department())
                .fact("Priority", ticket.priority())
                .fact("Service", thread.service())
                .fact("CC", thread.cc() == null ? null : String.join(", ", thread.cc()))
                .fact("Opened", minutes(ticket.createdAt()))
                .fact("Updated", minutes(ticket.updatedAt()))
                .fact("Encrypted", thread.encrypted() ? "yes" : null)
                .fact("Page", ticket.url())
                .fact("Times", zone(thread));
        for (CustomField field : thread.customFields()) {
            facts.fact("Field", field.name() + ": " + field.value());
        }
        text.append(facts.text());
    }

    private @Nullable String zone(TicketThread thread) {
        if (hasPortalTime(thread)) {
            return "portal time: the profile has no time-zone";
        }
        Ticket ticket = thread.ticket();
        return ticket.createdAt() == null && ticket.updatedAt() == null ? null : times.words();
    }

    private void message(StringBuilder text, Message message) {
        text.append('\n').append(style.bold("--- " + signature(message))).append("\n\n");
        body(text, message);
        for (int i = 0; i < message.attachments().size(); i++) {
            text.append(i == 0 ? "\n" : "");
            attachment(text, message.attachments().get(i));
        }
    }

    /** {@code Ann (staff), 2026-01-02 03:04, encrypted, removed by the portal}. */
    private String signature(Message message) {
        String side = message.side() == Message.Side.STAFF ? "staff" : "you";
        String author = line(message.author()).strip();
        StringBuilder signature = new StringBuilder(author.isEmpty() ? side : author + " (" + side + ")");
        if (message.createdAt() != null) {
            signature.append(", ").append(times.minutes(message.createdAt()));
        }
        return signature
                .append(message.encrypted() ? ", encrypted" : "")
                .append(message.removed() ? ", removed by the portal" : "")
                .toString();
    }

    private void body(StringBuilder text, Message message) {
        List<BodyPart> parts = message.parts();
        if (parts == null || !isOpened(parts)) {
            body(text, block(message.body()));
            return;
        }
        for (BodyPart part : parts) {
            if (part.kind() == BodyPart.Kind.DECRYPTED || part.kind() == BodyPart.Kind.SIGNED) {
                OpenedText.draw(text, part, style, INDENT);
            } else if (!part.text().isBlank()) {
                body(text, withoutLineEnds(block(part.text())));
            }
        }
    }

    private static boolean isOpened(List<BodyPart> parts) {
        for (BodyPart part : parts) {
            if (part.kind() == BodyPart.Kind.DECRYPTED || part.kind() == BodyPart.Kind.SIGNED) {
                return true;
            }
        }
        return false;
    }

    /** Without empty lines at the beginning, after a mark. */
    private static String withoutLineEnds(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\n') {
            start++;
        }
        return text.substring(start);
    }

    /** Adds the lines indented, quoted lines dimmed, without blanks and empty lines at the end of the body. */
    private void body(StringBuilder text, String body) {
        String shown = body.stripTrailing();
        if (shown.isEmpty()) {
            text.append(INDENT).append(style.dim("(no text)")).append('\n');
            return;
        }
        int start = 0;
        while (start <= shown.length()) {
            int end = shown.indexOf('\n', start);
            end = end < 0 ? shown.length() : end;
            if (end > start && shown.charAt(start) == '>') {
                text.append(INDENT).append(style.dim(shown.substring(start, end)));
            } else if (end > start) {
                text.append(INDENT).append(shown, start, end);
            }
            text.append('\n');
            start = end + 1;
        }
    }

    private void attachment(StringBuilder text, Attachment attachment) {
        String size = attachment.size() == null ? "size unknown" : ByteCount.human(attachment.size());
        String details = "(" + size + ", id " + line(attachment.id()) + ")";
        text.append(INDENT)
                .append("attached: ")
                .append(line(attachment.name()))
                .append(' ')
                .append(style.dim(details))
                .append('\n');
    }

    private @Nullable String minutes(@Nullable PortalTime time) {
        return time == null ? null : times.minutes(time);
    }

    private static boolean hasPortalTime(TicketThread thread) {
        if (isPortalTime(thread.ticket().createdAt())
                || isPortalTime(thread.ticket().updatedAt())) {
            return true;
        }
        for (Message message : thread.messages()) {
            if (isPortalTime(message.createdAt())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPortalTime(@Nullable PortalTime time) {
        return time != null && time.offset() == null;
    }
}
