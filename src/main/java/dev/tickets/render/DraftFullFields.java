package dev.tickets.render;

import dev.tickets.ticket.Alert;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PackOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A complete draft: the fields of a list of drafts, and those of the ticket or reply. */
public final class DraftFullFields extends Fields<DraftRow> {
    private final DraftRowFields row = new DraftRowFields();

    public DraftFullFields() {
        super(DraftRowFields.ALL
                + ", department, service, cc[], priority, urgent, impact, contact, host, encrypt, encryptTo, reopen, close"
                + ", dedupKey, ifOpen, minInterval, dedupScope, zip, split, attachments[], changes[], message");
    }

    @Override
    protected @Nullable Object[] values(DraftRow kept) {
        Draft draft = kept.draft();
        Alert alert = draft.alert();
        return joined(
                row.values(kept),
                draft.department(),
                draft.service(),
                draft.cc(),
                draft.priority() == null ? null : draft.priority().toString(),
                draft.urgent(),
                draft.impact(),
                draft.contact(),
                draft.host(),
                draft.encrypt(),
                draft.encryptTo().isEmpty() ? null : String.join(", ", draft.encryptTo()),
                draft.reopen(),
                draft.close(),
                alert == null ? null : alert.key(),
                alert == null ? null : alert.ifOpen().toString(),
                alert == null || alert.minInterval() == null
                        ? null
                        : alert.minInterval().toString(),
                alert == null ? null : alert.portalWide() ? "portal" : "local",
                zip(draft.packing().what()),
                draft.packing().split(),
                draft.attachments(),
                kept.changes(),
                draft.message());
    }

    /** {@code too-large}, {@code refused} or {@code all}. */
    private static String zip(PackOptions.What what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
