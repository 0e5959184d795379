package dev.tickets.compose;

import dev.tickets.config.AttachmentRules;
import dev.tickets.render.SafeText;
import dev.tickets.state.drafts.EditedText;
import dev.tickets.ticket.AttachmentSpec;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.InvisibleCharacters;
import dev.tickets.ticket.MessageBody;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of the editor: the message and, below a cut line, the other fields of the draft and the portal's limits.
 */
final class EditorPage {
    private static final int LABEL = 12;

    private final StringBuilder below = new StringBuilder(EditedText.SCISSORS).append('\n');

    EditorPage(Draft draft, AttachmentRules rules) {
        comment("Write the message above this line. Nothing from this line on is sent.");
        comment("If the message is empty, nothing is sent.");
        comment("");
        fields(draft);
        comment("");
        limits(rules);
    }

    String around(String message) {
        return message + "\n\n" + below;
    }

    /** The message of a saved page, even if the cut line was deleted. */
    String messageIn(String saved) {
        String message = EditedText.cut(saved);
        int known = message.indexOf(
                below.substring(EditedText.SCISSORS.length() + 1).strip());
        return known < 0 ? message : message.substring(0, known).strip();
    }

    private void fields(Draft draft) {
        fact("Reply to", draft.replyTo() == null ? null : "#" + draft.replyTo());
        fact("Department", draft.department());
        fact("Subject", draft.subject() == null ? null : MessageBody.subject(draft));
        fact("Service", draft.service());
        fact("CC", draft.cc().isEmpty() ? null : String.join(", ", draft.cc()));
        fact("Priority", draft.priority() == null ? null : draft.priority().toString());
        fact("Impact", draft.impact());
        fact("Contact", draft.contact());
        fact("Host", draft.host());
        for (String spec : draft.attachments()) {
            fact("Attached", name(AttachmentSpec.parse(spec, Path.of("/"))));
        }
        fact("Encrypted", draft.encrypt() ? "yes" : null);
    }

    private void limits(AttachmentRules rules) {
        List<String> types = rules.extensions();
        comment("Accepted attachments: "
                + (types.isEmpty() ? "none" : rules.takes(AttachmentRules.ANY) ? "any type" : String.join(", ", types))
                + ", at most "
                + mebibytes(rules.maxSize()) + " each"
                + (rules.maxCount() == Integer.MAX_VALUE ? "" : ", at most " + rules.maxCount() + " files")
                + (rules.takes(AttachmentRules.ANY) ? "." : "; --zip sends other types."));
    }

    private static String name(AttachmentSpec spec) {
        Path file = spec.path() == null ? null : spec.path().getFileName();
        return spec.name() != null ? spec.name() : file == null ? spec.text() : file.toString();
    }

    private static String mebibytes(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }

    private void fact(String label, @Nullable String value) {
        if (value != null && !InvisibleCharacters.isBlank(value)) {
            String oneLine = SafeText.line(value).strip().replaceAll("\\s+", " ");
            comment(label + " ".repeat(Math.max(1, LABEL - label.length())) + oneLine);
        }
    }

    private void comment(String line) {
        below.append(line.isEmpty() ? "#" : "# " + line).append('\n');
    }
}
