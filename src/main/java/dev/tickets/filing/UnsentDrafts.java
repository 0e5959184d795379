package dev.tickets.filing;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns unsent messages into drafts, with the packed attachments, because their sources may have changed. */
final class UnsentDrafts {
    private final Drafts drafts;
    private final Path ours;

    /** @param ours the folder whose files all belong to this program */
    UnsentDrafts(Drafts drafts, Path ours) {
        this.drafts = drafts;
        this.ours = ours;
    }

    /**
     * Keeps the unsent part of a message: the whole message or, after the arrival of the first message, a reply with
     * the attachments of the follow-ups. A text that was not kept is left out.
     *
     * @param reason why the message was not sent
     * @return the id of the draft
     */
    String keep(String profile, Submission submission, DeliveryProgress progress, String reason) {
        TicketNumber number = progress.number();
        Draft draft = number != null
                ? Draft.reply(number).message("The other attachments").draft()
                : submission.isWithoutText()
                        ? submission.draft().but().message(null).draft()
                        : submission.draft();
        List<ReadyAttachment> files = new ArrayList<>();
        List<List<ReadyAttachment>> messages = submission.attachments().messages();
        messages.subList(number == null ? 0 : Math.min(progress.followUps() + 1, messages.size()), messages.size())
                .forEach(files::addAll);
        // the first message explains how to join parts
        return keep(
                profile, draft, files, number == null ? submission.attachments().note() : "", reason);
    }

    /** Keeps the parts of a message that the portal did not show, with these files. */
    String keep(String profile, TicketNumber number, Draft sent, Missing missing, List<ReadyAttachment> files) {
        return keep(profile, missing.reply(number, sent), files, "", Missing.REASON);
    }

    /**
     * Keeps a draft with these attachments.
     *
     * @param files this program's files are linked into the draft's folder; other files stay in place
     * @param note how to join split files; empty for none
     */
    private String keep(String profile, Draft draft, List<ReadyAttachment> files, String note, String reason) {
        Draft.Builder kept = draft.but().packing(draft.packing().zipping(PackOptions.What.TOO_LARGE));
        if (!note.isEmpty()) {
            kept.message(MessageBody.withNote(MessageBody.message(draft), note));
        }
        Draft bare = kept.attachments(List.of()).draft();
        KeptDraft added = drafts.add(profile, bare, reason);
        boolean whole = false;
        try {
            if (!files.isEmpty()) {
                drafts.change(
                        added, bare.but().attachments(specs(added.id(), files)).draft(), List.of());
            }
            whole = true;
        } finally {
            if (!whole) {
                // a draft without its attachments would look complete
                discardIfPossible(added.id());
            }
        }
        return added.id();
    }

    void discard(String id) {
        drafts.discard(id);
    }

    /** Discards the draft if possible; the caller reports its own failure. */
    void discardIfPossible(String id) {
        try {
            drafts.discard(id);
        } catch (TicketsException left) {
            // "drafts list" shows it
            return;
        }
    }

    Path folder(String id) {
        return drafts.files(id);
    }

    private List<String> specs(String id, List<ReadyAttachment> files) {
        Path folder = drafts.files(id);
        List<String> specs = new ArrayList<>();
        try {
            AtomicFile.makeFolder(folder);
            for (ReadyAttachment file : files) {
                specs.add(file.name() + "=" + (file.path().startsWith(ours) ? link(file, folder) : file.path()));
            }
            AtomicFile.sync(folder);
            return specs;
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED,
                    "cannot save the attachments of the draft " + id + " in " + folder,
                    folder,
                    e);
        }
    }

    private static Path link(ReadyAttachment file, Path folder) throws IOException {
        String plain = file.name().replace('/', '_');
        Path target = folder.resolve(plain.startsWith(".") ? "_" + plain : plain);
        for (int i = 2; Files.exists(target); i++) {
            target = folder.resolve(i + "-" + plain);
        }
        try {
            Files.createLink(target, file.path());
        } catch (UnsupportedOperationException | FileSystemException otherFileSystem) {
            Files.copy(file.path(), target);
        }
        return target;
    }
}
