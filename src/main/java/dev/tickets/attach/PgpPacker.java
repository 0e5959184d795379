package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.encrypt.Encryption;
import dev.tickets.state.AtomicFile;
import dev.tickets.state.drafts.EncryptedFiles;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Encrypts each attachment into a {@link PgpZip}: the type does not matter, and limits apply to the encrypted size. */
public final class PgpPacker extends AttachmentPacker {
    private final Encryption encryption;
    private final Path draftFiles;
    private final PgpZipWriter writer;
    /** Files that are already encrypted: the content of pipes, and attachments of a draft. */
    private final Set<Path> encrypted = new HashSet<>();

    /** @param draftFiles the folder below which encrypted files may have been {@linkplain #keep saved} before */
    public PgpPacker(
            AttachmentRules rules,
            PackOptions options,
            PackingContext context,
            Encryption encryption,
            Path draftFiles) {
        super(rules, options, context);
        this.encryption = encryption;
        this.draftFiles = draftFiles;
        this.writer = new PgpZipWriter(context, encryption, rules.zipLevel());
    }

    @Override
    public PackOptions check(List<String> specs) {
        checkPacking(found(specs));
        throwProblems();
        return options();
    }

    /**
     * Encrypts the stream in one pass into a file that is safe on disk when the method returns; {@link #prepare}
     * attaches the file unchanged to a message for the same keys.
     *
     * @param in stays open
     * @param folder of the draft that the file belongs to
     * @return the attachment, as {@code NAME=PATH}
     */
    public String keep(String name, InputStream in, Path folder) throws IOException {
        PipeReader.Taken taken = writer.take(name, in);
        if (taken.size() == 0) {
            Files.delete(taken.file());
            throw TicketsException.usage(name + " is empty; nothing was sent", null);
        }
        String packed = ArchiveName.zip(name);
        Path file = EncryptedFiles.free(EncryptedFiles.in(folder), packed);
        try (FileChannel channel = FileChannel.open(taken.file(), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        AtomicFile.move(taken.file(), file);
        return packed + "=" + file;
    }

    @Override
    PipeReader pipeReader() {
        return new PipeReader() {
            @Override
            public Taken take(String name, InputStream in) throws IOException {
                Taken taken = writer.take(name, in);
                encrypted.add(taken.file());
                return taken;
            }

            @Override
            public boolean isEncrypting() {
                return true;
            }
        };
    }

    @Override
    List<AttachmentSource> examined(List<AttachmentSource> sources) {
        List<AttachmentSource> examined = new ArrayList<>();
        for (AttachmentSource source : sources) {
            examined.add(EncryptedFiles.contain(source.path(), draftFiles) ? kept(source) : source);
        }
        return examined;
    }

    private AttachmentSource kept(AttachmentSource file) {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            ZipEntry entry = zip.entries().nextElement();
            try (InputStream in = zip.getInputStream(entry)) {
                if (!encryption.isTo(in)) {
                    problem(
                            file,
                            "was encrypted to keys that differ from the message's keys",
                            "; attach the original file again");
                    return file;
                }
            }
            encrypted.add(file.path());
            String name = entry.getName();
            return AttachmentSource.file(
                    file.spec(),
                    name.substring(0, name.length() - PgpZip.SUFFIX.length()),
                    file.path(),
                    entry.getSize(),
                    file.modified());
        } catch (IOException | NoSuchElementException e) {
            problem(file, "the encrypted copy is damaged and unreadable", "; attach the original file again");
            return file;
        }
    }

    /** A folder is encrypted as an archive. */
    @Override
    String packedName(AttachmentSource source) {
        return source.folder() ? ArchiveName.zip(source.name()) : source.name();
    }

    @Override
    void checkPacking(List<AttachmentSource> sources) {
        for (AttachmentSource source : sources) {
            // pipes are encrypted while they are read, so they cannot join an archive later
            if (isTogether() && encrypted.contains(source.path())) {
                problem(source, "a pipe can be read only once", ": with encryption, leave out --zip=all");
            }
        }
        if (!rules.takes("zip")) {
            for (AttachmentSource source : sources) {
                problem(
                        source,
                        "encrypted attachments are sent as .zip files, and the portal does not accept .zip files");
            }
        }
    }

    @Override
    String verb() {
        return "encrypted";
    }

    @Override
    List<ReadyAttachment> packed(AttachmentSource source) throws IOException {
        String name = packedName(source);
        Path file = encrypted(source, name);
        long size = Files.size(file);
        if (size <= capacity.largest()) {
            return List.of(ready(ArchiveName.zip(name), file));
        }
        String tooLarge = "has " + capacity.shown(size, size) + " after encryption, and the portal accepts at most "
                + capacity.shown(capacity.largest(), size);
        if (!maySplit(source.spec() + " " + tooLarge)) {
            return unsplit(source, tooLarge);
        }
        List<ReadyAttachment> parts =
                parts(name, source, writer.cut(file, name, source.modified(), capacity.largest()));
        note.addEncrypted(name, PgpZipWriter.sum(file), parts);
        if (!EncryptedFiles.contain(file, draftFiles)) {
            Files.delete(file);
        }
        return parts;
    }

    private Path encrypted(AttachmentSource source, String name) throws IOException {
        if (encrypted.contains(source.path())) {
            return source.path();
        }
        return source.folder() ? writer.archive(name, source) : writer.file(source);
    }
}
