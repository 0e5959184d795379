package dev.tickets.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of a message: its subject and its body. */
public final class MessageBody {
    private static final String URGENT = "[URGENT]";
    private static final String SERVICE = "Related service";

    private MessageBody() {}

    /** The subject; an urgent one begins with {@code [URGENT]}, once. */
    public static String subject(Draft draft) {
        String subject = draft.subject() == null ? "" : InvisibleCharacters.strip(draft.subject());
        boolean marked = subject.regionMatches(true, 0, URGENT, 0, URGENT.length());
        return draft.urgent() && !marked ? URGENT + " " + subject : subject;
    }

    /**
     * The message, and a line below it for each value that has no field at this portal.
     *
     * @param service the related service, if a line must name it; else null
     * @param cc the addresses, if a line must name them; else empty
     */
    public static String body(Draft draft, @Nullable Service service, List<String> cc) {
        StringBuilder lines = new StringBuilder();
        line(lines, "Impact", draft.impact());
        line(lines, "Preferred contact", draft.contact());
        line(lines, SERVICE, service == null ? null : describe(service));
        line(lines, "CC", cc.isEmpty() ? null : String.join(", ", cc));
        line(lines, "Host", draft.host());
        String message = message(draft);
        return lines.isEmpty() ? message : message + "\n\n" + lines.toString().stripTrailing();
    }

    /** The message alone, as sent. */
    public static String message(Draft draft) {
        return draft.message() == null ? "" : unixLines(draft.message()).stripTrailing();
    }

    /** The body with a note below, unless the note is empty. */
    public static String withNote(String body, String note) {
        return note.isEmpty() ? body : body + "\n\n" + note;
    }

    /** The text with {@code \n} line ends. */
    public static String unixLines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The line of a body that names the service. */
    public static String line(Service service) {
        StringBuilder line = new StringBuilder();
        line(line, SERVICE, describe(service));
        return line.toString().stripTrailing();
    }

    private static String describe(Service service) {
        String domain = service.domain().isEmpty() ? "" : ", " + service.domain();
        return service.name() + " (" + service.id() + domain + ")";
    }

    private static void line(StringBuilder lines, String label, @Nullable String value) {
        if (value != null && !InvisibleCharacters.isBlank(value)) {
            lines.append(label)
                    .append(": ")
                    .append(unixLines(value.strip()).replace("\n", "\n  "))
                    .append('\n');
        }
    }
}
