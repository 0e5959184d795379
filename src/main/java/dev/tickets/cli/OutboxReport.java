package dev.tickets.cli;

import dev.tickets.render.ByteCount;
import dev.tickets.render.FactSheet;
import dev.tickets.render.OutboxRow;
import dev.tickets.render.SafeText;
import dev.tickets.state.outbox.Entry;
import dev.tickets.state.outbox.EntryState;
import dev.tickets.state.outbox.Manifest;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formats outbox entries. */
final class OutboxReport {
    private static final String ENCRYPTED = "(The text is encrypted or was not kept.)";

    private OutboxReport() {}

    static OutboxRow row(Entry entry, ZoneId zone) {
        Manifest manifest = entry.manifest();
        Draft draft = manifest.draft();
        TicketNumber number = manifest.progress().number();
        Instant next = manifest.tries().next();
        return new OutboxRow(
                entry.id(),
                draft.kind(),
                draft.subject(),
                number == null ? draft.replyTo() : number,
                entry.place().toString(),
                PortalTime.of(manifest.createdAt(), zone),
                manifest.tries().attempts(),
                manifest.tries().lastError(),
                next == null ? null : PortalTime.of(next, zone),
                manifest.bytes());
    }

    /** Warns about an incomplete entry. */
    static String torn(Outbox.Torn torn) {
        return torn.id() + " is incomplete and will not be sent: " + torn.why() + "; its remaining files are in "
                + torn.folder();
    }

    /** The details of an entry: account, files, text, and what to do. */
    static String details(Entry entry) {
        Manifest manifest = entry.manifest();
        FactSheet facts = FactSheet.withColons()
                .fact(
                        "Profile",
                        manifest.account().profile() + ", " + manifest.account().origin())
                .fact("Department", manifest.draft().department())
                .fact(
                        "Reference",
                        manifest.reference() == null
                                ? null
                                : manifest.reference().value())
                .fact("Folder", entry.folder().toString());
        for (List<ReadyAttachment> files : entry.attachments()) {
            for (ReadyAttachment file : files) {
                facts.fact("Attachment", file.name() + ", " + ByteCount.human(file.size()));
            }
        }
        String text = facts.text() + "\n" + (manifest.encrypted() ? ENCRYPTED : SafeText.block(message(entry))) + "\n";
        String advice = advice(entry);
        return advice == null ? text : text + "\n" + SafeText.block(advice) + "\n";
    }

    private static String message(Entry entry) {
        try {
            return String.valueOf(entry.submission().draft().message());
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED, "cannot read the outbox entry " + entry.id(), entry.folder(), e);
        }
    }

    private static @Nullable String advice(Entry entry) {
        if (entry.place() != EntryState.UNCLEAR) {
            return null;
        }
        Manifest manifest = entry.manifest();
        TicketNumber known = manifest.progress().number();
        TicketNumber replyTo = known == null ? manifest.draft().replyTo() : known;
        String look = replyTo == null
                ? "tickets list --status all, for the subject '"
                        + manifest.draft().subject() + "' since "
                        + manifest.createdAt().truncatedTo(ChronoUnit.SECONDS)
                : "tickets view " + replyTo;
        String by = manifest.reference() == null
                ? "; the message has no reference, so compare the text"
                : "; the text ends with the reference above";
        return "It is unclear whether the message arrived. Check: " + look + by + ".\n"
                + (manifest.reference() == null || manifest.progress().accepted()
                        ? ""
                        : "tickets outbox send checks the portal itself, and sends the message only if it is"
                                + " missing.\n")
                + "If the message is there:   tickets outbox mark " + entry.id() + " arrived "
                + (replyTo == null ? "NUMBER" : replyTo) + "\n"
                + "If the message is missing: tickets outbox mark " + entry.id() + " lost";
    }
}
