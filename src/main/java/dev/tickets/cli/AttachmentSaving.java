package dev.tickets.cli;

import dev.tickets.attach.SaveFolder;
import dev.tickets.render.AttachmentRow;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Saves attachments of a ticket; where one fails, the others are saved all the same. */
final class AttachmentSaving {
    private final Run run;
    private final long largest;

    /** @param largest size to save, in bytes; null for what the profile says */
    AttachmentSaving(Run run, @Nullable Long largest) {
        this.run = run;
        this.largest = largest == null ? run.profile().maxDownload() : largest;
    }

    /**
     * The same rows, with the path of each file.
     *
     * @throws TicketsException that names those that could not be saved: (incomplete) when some could be
     */
    List<AttachmentRow> save(TicketNumber number, List<AttachmentRow> rows, Path folder) {
        SaveFolder target = new SaveFolder(run.surroundings().folder().resolve(folder), largest);
        List<AttachmentRow> saved = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        TicketsException first = null;
        for (AttachmentRow row : rows) {
            Attachment attachment = new Attachment(row.id(), row.name(), row.size());
            try {
                Path path = target.save(attachment, out -> run.portal().download(number, attachment, out));
                saved.add(row.savedAs(path.toString()));
            } catch (TicketsException e) {
                first = first == null ? e : first;
                failures.add(e.getMessage());
            }
        }
        if (first != null) {
            saved.forEach(row -> run.notice("Saved " + row.savedAs()));
            throw new TicketsException(
                    saved.isEmpty() ? first.code() : ErrorCode.INCOMPLETE,
                    String.join("; ", failures),
                    first.hint(),
                    first);
        }
        return saved;
    }
}
