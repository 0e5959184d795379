package dev.tickets.render;

import dev.tickets.ticket.Alert;
import dev.tickets.ticket.Draft;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A draft with all that was given so far, for people. */
public final class DraftView {
    private static final int LABEL = 12;

    private final Style style;

    public DraftView(Style style) {
        this.style = style;
    }

    /** The whole view, safe for a terminal. */
    public String text(DraftRow row) {
        Draft draft = row.draft();
        StringBuilder text = new StringBuilder(512);
        String title = row.id() + "  " + (draft.isReply() ? "reply to #" + draft.replyTo() : "new ticket");
        text.append(style.bold(title)).append('\n');
        fact(text, "Profile", row.profile());
        fact(text, "Begun", row.createdAt().minutes());
        fact(text, "Changed", row.changedAt().minutes());
        fact(text, "Not sent", row.reason());
        fact(text, "Department", draft.department());
        fact(text, "Subject", draft.subject());
        fact(text, "Service", draft.service());
        fact(text, "Cc", String.join(", ", draft.cc()));
        fact(
                text,
                "Priority",
                draft.priority() == null ? null : draft.priority().toString());
        fact(text, "Urgent", draft.urgent() ? "yes" : null);
        fact(text, "Impact", draft.impact());
        fact(text, "Contact", draft.contact());
        fact(text, "Host", draft.host());
        fact(text, "Encrypt", draft.encrypt() ? encryption(draft) : null);
        fact(text, "Reopen", draft.reopen() ? "yes" : null);
        fact(text, "Close", draft.close() ? "yes" : null);
        fact(text, "Key", draft.alert() == null ? null : repeated(draft.alert()));
        for (String spec : draft.attachments()) {
            fact(text, "Attached", spec);
        }
        for (String change : row.changes()) {
            fact(text, "Mind", change);
        }
        body(text, shown(draft));
        return text.toString();
    }

    private static @Nullable String shown(Draft draft) {
        if (draft.sealed()) {
            return "(encrypted; it goes out as it is)";
        }
        return draft.encrypt() && draft.message() == null
                ? "(encrypted to your own key, or not written yet)"
                : draft.message();
    }

    private static String encryption(Draft draft) {
        return draft.encryptTo().isEmpty() ? "yes" : "to " + String.join(", ", draft.encryptTo());
    }

    private static String repeated(Alert alert) {
        return alert.key() + ", if its ticket is open: " + alert.ifOpen()
                + (alert.minInterval() == null
                        ? ""
                        : ", at most every "
                                + alert.minInterval().toString().substring(2).toLowerCase(Locale.ROOT))
                + (alert.portalWide() ? ", tickets of other machines count" : "");
    }

    private void fact(StringBuilder text, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append(style.dim(DisplayWidth.pad(label, LABEL)))
                    .append(SafeText.line(value))
                    .append('\n');
        }
    }

    private void body(StringBuilder text, @Nullable String message) {
        text.append('\n');
        String body = message == null ? "" : SafeText.block(message).stripTrailing();
        if (body.isEmpty()) {
            text.append("  ").append(style.dim("(no text yet)")).append('\n');
            return;
        }
        for (String line : body.split("\n", -1)) {
            text.append(line.isEmpty() ? "" : "  " + line).append('\n');
        }
    }
}
