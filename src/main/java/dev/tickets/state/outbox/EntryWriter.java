package dev.tickets.state.outbox;

import dev.tickets.state.AtExit;
import dev.tickets.state.AtomicFile;
import dev.tickets.state.FileTrees;
import dev.tickets.state.JsonFile;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Progress.Display;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Sha256;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a new entry in {@code making}, and moves it to {@code waiting} when every byte is on disk. */
final class EntryWriter {
    private static final String MESSAGE = "message.txt";

    private final EntryFolders places;
    private final Receipts receipts;
    private final ShortId ids;
    private final Instant now;
    private final @Nullable Path staging;
    private final Display display;
    private int files;
    private boolean ended;

    EntryWriter(
            EntryFolders places, Receipts receipts, ShortId ids, Instant now, @Nullable Path staging, Display display) {
        this.places = places;
        this.receipts = receipts;
        this.ids = ids;
        this.now = now;
        this.staging = staging;
        this.display = display;
    }

    LockedEntry write(
            Submission submission,
            AccountRef account,
            @Nullable Reference reference,
            @Nullable DedupDecision repetition) {
        Path folder = null;
        try {
            folder = newFolder();
            Path making = folder;
            // an interrupted program leaves no incomplete entry; only a killed one does
            AtExit clearing = AtExit.run("tickets-outbox", () -> clear(making));
            try {
                return written(folder, places.lock(folder), submission, account, reference, repetition);
            } finally {
                clearing.cancel();
            }
        } catch (IOException | RuntimeException | Error e) {
            throw unwritable(folder, e);
        }
    }

    private LockedEntry written(
            Path folder,
            EntryLock lock,
            Submission submission,
            AccountRef account,
            @Nullable Reference reference,
            @Nullable DedupDecision repetition)
            throws IOException {
        boolean kept = false;
        try {
            LockedEntry held =
                    new LockedEntry(places, receipts, lock, entry(folder, submission, account, reference, repetition));
            moveToWaiting(held);
            kept = true;
            return held;
        } finally {
            if (!kept) {
                lock.close();
            }
        }
    }

    private synchronized void moveToWaiting(LockedEntry held) throws IOException {
        if (ended) {
            throw new IOException("the program was interrupted");
        }
        Path making = held.entry().folder();
        try {
            held.move(EntryState.WAITING);
        } catch (RuntimeException | Error e) {
            if (held.entry().place() == EntryState.WAITING) {
                takeBack(held, making, e);
            }
            throw e;
        }
    }

    /** Deletes the entry that may not survive a power cut: its author reads that nothing was sent. */
    private static void takeBack(LockedEntry held, Path making, Throwable fault) {
        try {
            Files.move(held.entry().folder(), making, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException again) {
            fault.addSuppressed(again);
            throw new TicketsException(
                            ErrorCode.QUEUED,
                            Unexpected.words(fault) + "; the message is still kept in the outbox as " + held.id(),
                            "tickets outbox send sends the message; tickets outbox discard " + held.id()
                                    + " deletes it",
                            fault)
                    .of(SubmissionState.QUEUED, held.id());
        }
    }

    private synchronized void clear(Path folder) {
        ended = true;
        try {
            FileTrees.delete(folder);
        } catch (IOException left) {
            // the remains are recognised as incomplete
            return;
        }
    }

    private TicketsException unwritable(@Nullable Path folder, Throwable e) {
        if (e instanceof TicketsException kept && kept.outboxId() != null) {
            return kept;
        }
        if (folder != null) {
            try {
                FileTrees.delete(folder);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
        }
        String what = "cannot save the message in the outbox; nothing was sent";
        String also = "--no-queue sends without the outbox";
        Path root = places.root();
        if (e instanceof IOException failed) {
            return IoReason.failure(ErrorCode.UNEXPECTED, what + ": " + root, root, also, failed);
        }
        TicketsException failure = Unexpected.failure(e);
        String hint = failure.hint() == null ? also : failure.hint() + "; " + also;
        return new TicketsException(ErrorCode.UNEXPECTED, what + ": " + failure.getMessage(), hint, e);
    }

    private Path newFolder() throws IOException {
        Path making = places.make(EntryState.MAKING);
        places.make(EntryState.WAITING);
        while (true) {
            String id = ids.next(now);
            Path folder = making.resolve(id);
            try {
                Files.createDirectory(folder, AtomicFile.FOLDER);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            if (!places.holds(id) && !receipts.mayHave(id)) {
                return folder;
            }
            Files.delete(folder);
        }
    }

    private Entry entry(
            Path folder,
            Submission submission,
            AccountRef account,
            @Nullable Reference reference,
            @Nullable DedupDecision repetition)
            throws IOException {
        String words = submission.draft().message();
        byte[] text = (words == null ? "" : words).getBytes(StandardCharsets.UTF_8);
        try (FileChannel message = create(folder.resolve(MESSAGE))) {
            AtomicFile.write(message, text);
        }
        PackedAttachments prepared = submission.attachments();
        List<List<StoredFile>> messages = new ArrayList<>();
        for (List<ReadyAttachment> attachments : prepared.messages()) {
            List<StoredFile> stored = new ArrayList<>();
            for (ReadyAttachment attachment : attachments) {
                stored.add(stored(folder, attachment));
            }
            messages.add(stored);
        }
        Manifest manifest = new Manifest(
                String.valueOf(folder.getFileName()),
                account,
                now,
                submission.draft().but().message(null).draft(),
                submission.encrypted(),
                reference,
                repetition,
                prepared.note(),
                new StoredFile(MESSAGE, MESSAGE, text.length, Sha256.sha256(text)),
                messages,
                prepared.words(),
                prepared.lacking(),
                DeliveryProgress.NONE,
                Attempts.NONE);
        JsonFile.write(folder.resolve(Entry.MANIFEST), ManifestFields.of(manifest));
        AtomicFile.sync(folder);
        return new Entry(EntryState.MAKING, folder, manifest);
    }

    private StoredFile stored(Path folder, ReadyAttachment attachment) throws IOException {
        String file = "attachment-" + ++files;
        Path target = folder.resolve(file);
        String sum = isOurs(attachment.path()) && linked(attachment.path(), target)
                ? linkedSum(attachment, target)
                : copied(attachment, target);
        return new StoredFile(attachment.name(), file, attachment.size(), sum);
    }

    /** Our own files do not change; other files may be logs that are rotated. */
    private boolean isOurs(Path path) {
        return staging != null && path.startsWith(staging);
    }

    private static boolean linked(Path path, Path target) throws IOException {
        try {
            Files.createLink(target, path);
            return true;
        } catch (UnsupportedOperationException | FileSystemException cannotLinkHere) {
            Files.deleteIfExists(target);
            return false;
        }
    }

    private String linkedSum(ReadyAttachment attachment, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        String known = attachment.sha256();
        return known == null ? copied(attachment, OutputStream.nullOutputStream()) : known;
    }

    private String copied(ReadyAttachment attachment, Path target) throws IOException {
        try (FileChannel channel = create(target)) {
            String sum = copied(attachment, Channels.newOutputStream(channel));
            channel.force(true);
            return sum;
        }
    }

    private String copied(ReadyAttachment attachment, OutputStream to) throws IOException {
        try (var progress = display.begin("keeping " + attachment.name(), attachment.size())) {
            return Sha256.copy(attachment.path(), attachment.size(), to, progress::step);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), AtomicFile.FILE);
    }
}
