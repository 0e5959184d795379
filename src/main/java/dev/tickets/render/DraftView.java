package dev.tickets.render;

import dev.tickets.ticket.Alert;
import dev.tickets.ticket.Draft;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A complete draft for people. */
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
        text.append(style.bold(title)).append('\n').append(facts(row, draft));
        body(text, shown(draft));
        return text.toString();
    }

    private String facts(DraftRow row, Draft draft) {
        FactSheet facts = FactSheet.aligned(style, LABEL)
                .fact("Profile", row.profile())
                .fact("Begun", row.createdAt().minutes())
                .fact("Changed", row.changedAt().minutes())
                .fact("Not sent", row.reason())
                .fact("Department", draft.department())
                .fact("Subject", draft.subject())
                .fact("Service", draft.service())
                .fact("CC", String.join(", ", draft.cc()))
                .fact(
                        "Priority",
                        draft.priority() == null ? null : draft.priority().toString())
                .fact("Urgent", draft.urgent() ? "yes" : null)
                .fact("Impact", draft.impact())
                .fact("Contact", draft.contact())
                .fact("Host", draft.host())
                .fact("Encrypt", draft.encrypt() ? encryption(draft) : null)
                .fact("Reopen", draft.reopen() ? "yes" : null)
                .fact("Close", draft.close() ? "yes" : null)
                .fact("Key", draft.alert() == null ? null : repeated(draft.alert()));
        for (String spec : draft.attachments()) {
            facts.fact("Attached", spec);
        }
        for (String change : row.changes()) {
            facts.fact("Warning", change);
        }
        return facts.text();
    }

    private static @Nullable String shown(Draft draft) {
        if (draft.isEncrypted()) {
            return "(encrypted; sent unchanged)";
        }
        return draft.encrypt() && draft.message() == null
                ? "(encrypted to your own key, or still empty)"
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
