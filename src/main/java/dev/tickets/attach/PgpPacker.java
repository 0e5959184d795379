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

/** Encrypts each attachment into a {@link PgpZip}: its type does not matter, and its size counts as it is sent. */
public final class PgpPacker extends AttachmentPacker {
    private final Encryption encryption;
    private final Path ours;
    private final PgpZipWriter writer;
    /** What is encrypted already: it came out of a pipe, or was kept so. */
    private final Set<Path> encrypted = new HashSet<>();

    /** @param ours the folder below which encrypted files may be {@linkplain #keep kept} already */
    public PgpPacker(
            AttachmentRules rules, PackOptions options, PackingContext context, Encryption encryption, Path ours) {
        super(rules, options, context);
        this.encryption = encryption;
        this.ours = ours;
        this.writer = new PgpZipWriter(context, encryption, rules.zipLevel());
    }

    @Override
    public PackOptions check(List<String> specs) {
        checkPacking(found(specs, context.notices()));
        throwProblems();
        return options();
    }

    /**
     * Encrypts what the stream brings, in one pass, into a file that is safe on disk when this returns;
     * {@link #prepare} takes it as it is, for a message to the same keys.
     *
     * @param in stays open
     * @param folder with which the file lives and goes
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
    PipeReader intake() {
        return (name, in) -> {
            PipeReader.Taken taken = writer.take(name, in);
            encrypted.add(taken.file());
            return taken;
        };
    }

    @Override
    List<AttachmentSource> examined(List<AttachmentSource> sources) {
        List<AttachmentSource> examined = new ArrayList<>();
        for (AttachmentSource source : sources) {
            examined.add(EncryptedFiles.contain(source.path(), ours) ? kept(source) : source);
        }
        return examined;
    }

    /** What is in a file that was kept encrypted. */
    private AttachmentSource kept(AttachmentSource file) {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            ZipEntry entry = zip.entries().nextElement();
            try (InputStream in = zip.getInputStream(entry)) {
                if (!encryption.isTo(in)) {
                    problem(file, "was encrypted to other keys than the message now goes to; attach it again");
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
            problem(file, "is damaged: it was encrypted here, and cannot be read any more");
            return file;
        }
    }

    /** The name of what is encrypted: a folder is an archive then. */
    @Override
    String packedName(AttachmentSource source) {
        return source.folder() ? ArchiveName.zip(source.name()) : source.name();
    }

    @Override
    void checkPacking(List<AttachmentSource> sources) {
        for (AttachmentSource source : sources) {
            // pipes are encrypted while they are read, so they cannot join an archive later
            if (isTogether() && encrypted.contains(source.path())) {
                problem(source, "cannot be read twice: --zip=all and a pipe do not go together with encryption");
            }
        }
        if (!rules.takes("zip")) {
            problems.add("what is encrypted travels in a .zip, and the portal takes none");
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
        String tooLarge = "has " + capacity.shown(size, size) + " when it is encrypted, and the portal takes "
                + capacity.shown(capacity.largest(), size);
        if (!maySplit(source.spec() + " " + tooLarge)) {
            return unsplit(source, tooLarge);
        }
        List<ReadyAttachment> parts =
                parts(name, source, writer.cut(file, name, source.modified(), capacity.largest()));
        note.addEncrypted(name, PgpZipWriter.sum(file), parts);
        if (!EncryptedFiles.contain(file, ours)) {
            Files.delete(file);
        }
        return parts;
    }

    private Path encrypted(AttachmentSource source, String name) throws IOException {
        if (encrypted.contains(source.path())) {
            return source.path();
        }
        return source.folder() ? writer.archive(name, source.files()) : writer.file(source);
    }
}
