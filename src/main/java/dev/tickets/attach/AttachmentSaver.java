package dev.tickets.attach;

import dev.tickets.encrypt.Allowance;
import dev.tickets.encrypt.DecryptedThread;
import dev.tickets.encrypt.Decryption;
import dev.tickets.encrypt.Opened;
import dev.tickets.portal.Portal;
import dev.tickets.render.AttachmentRow;
import dev.tickets.render.OpenedText;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.SafeFileName;
import dev.tickets.ticket.SignatureCheck;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Saves attachments of a ticket; when one fails, the others are still saved. */
public final class AttachmentSaver {
    private final Supplier<Portal> portal;
    private final Path folder;
    private final Staging staging;
    private final Progress.Display progress;
    private final Consumer<String> notices;
    private final long largest;
    /** Whether the command line sets the limit; an encrypted file is then judged by its decrypted size only. */
    private final boolean largestNamed;

    private final boolean skipSame;
    private final @Nullable Decryption decryption;

    /**
     * @param folder that relative paths start from
     * @param largest size to save, in bytes
     * @param largestNamed whether the command line sets the limit
     * @param skipSame whether an existing file with the same content is kept instead of a second copy
     * @param decryption decrypts encrypted files; null to save all files unchanged
     */
    public AttachmentSaver(
            Supplier<Portal> portal,
            Path folder,
            Staging staging,
            Progress.Display progress,
            Consumer<String> notices,
            long largest,
            boolean largestNamed,
            boolean skipSame,
            @Nullable Decryption decryption) {
        this.portal = portal;
        this.folder = folder;
        this.staging = staging;
        this.progress = progress;
        this.notices = notices;
        this.largest = largest;
        this.largestNamed = largestNamed;
        this.skipSame = skipSame;
        this.decryption = decryption;
    }

    /**
     * Saves the attachments; returns the rows with the path of each file.
     *
     * @throws TicketsException that names the attachments that could not be saved: (incomplete) when some were saved
     */
    public List<AttachmentRow> save(TicketNumber number, List<AttachmentRow> rows, Path into) {
        if (into.toString().isEmpty()) {
            throw TicketsException.usage("the path of the folder is empty; is a variable unset?", "--save DIR");
        }
        SaveFolder target = new SaveFolder(folder.resolve(into), largest, skipSame);
        List<AttachmentRow> saved = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        TicketsException first = null;
        for (AttachmentRow row : rows) {
            Attachment attachment = new Attachment(row.id(), row.name(), row.size());
            try {
                if (decryption == null) {
                    Path path = target.save(attachment, out -> download(number, attachment, out));
                    saved.add(row.savedAs(path.toString()));
                } else {
                    saved.add(opened(number, row, target, decryption));
                }
            } catch (TicketsException e) {
                first = first == null ? e : first;
                failures.add(e.getMessage());
            }
        }
        if (first != null) {
            saved.forEach(row -> notices.accept("Saved " + row.savedAs()));
            throw new TicketsException(
                    saved.isEmpty() ? first.code() : ErrorCode.INCOMPLETE,
                    String.join("; ", failures),
                    first.hint(),
                    first);
        }
        return saved;
    }

    /** Saves the decrypted content; until then, the disk holds only the encrypted file. */
    private AttachmentRow opened(TicketNumber number, AttachmentRow row, SaveFolder target, Decryption opener) {
        Attachment attachment = new Attachment(row.id(), row.name(), row.size());
        Path received = new SaveFolder(staging.newFile(), largest, false)
                .save(attachment, out -> download(number, attachment, out));
        try {
            Optional<PgpZip> encrypted = PgpZip.of(attachment, received);
            AttachmentRow saved = encrypted.isPresent()
                    ? decrypted(row, encrypted.get(), target, opener)
                    : row.savedAs(target.save(attachment, out -> unchecked(() -> Files.copy(received, out)))
                            .toString());
            Files.delete(received);
            if (encrypted.isEmpty()) {
                notices.accept(SafeText.line(attachment.name()) + " is not encrypted; it was saved as it is.");
            }
            return saved;
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot open " + attachment.name(), received, e);
        }
    }

    private AttachmentRow decrypted(AttachmentRow row, PgpZip encrypted, SaveFolder target, Decryption opener)
            throws IOException {
        Allowance allowance =
                largestNamed ? Allowance.ofFileUpTo(largest) : Allowance.ofFile(encrypted.size(), largest);
        AtomicReference<@Nullable Opened> result = new AtomicReference<>();
        Path path = target.save(
                new Attachment(row.id(), encrypted.name(), null),
                out -> unchecked(() -> result.set(trusted(row.name(), encrypted.open(opener, out, allowance)))));
        Opened opened = Objects.requireNonNull(result.get());
        notices.accept(SafeText.line(
                encrypted.name() + ": " + OpenedText.of(opened.keyFingerprint(), opened.signature()) + "."));
        return row.savedAs(path.toString()).decryptedWith(opened.keyFingerprint(), opened.signature());
    }

    /** Refuses a file that was changed after signing. */
    private static Opened trusted(String name, Opened opened) {
        SignatureCheck signature = opened.signature();
        if (signature != null && signature.status() == SignatureCheck.Status.BAD) {
            throw DecryptedThread.badSignature(
                    name + " was not saved", OpenedText.of(opened.keyFingerprint(), signature));
        }
        return opened;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void download(TicketNumber number, Attachment attachment, OutputStream out) {
        // without a size from the portal, the size is unknown until the end
        long size = attachment.size() == null ? 0 : attachment.size();
        try (Progress step = progress.begin("receiving " + SafeFileName.of(attachment.name()), size)) {
            portal.get().download(number, attachment, new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                    step.step(length);
                }
            });
        }
    }
}
