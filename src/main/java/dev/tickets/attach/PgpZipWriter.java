package dev.tickets.attach;

import dev.tickets.attach.zip.StoredZip;
import dev.tickets.encrypt.Encryption;
import dev.tickets.ticket.BoundedCopy;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Encrypts files, folders and pipes into the staging folder, each in one pass: no byte is stored unencrypted. A source
 * that cannot be read to its end leaves no file, because a shorter file would look complete.
 */
final class PgpZipWriter implements PipeReader {
    /** Overhead of an archive with one entry and names of 255 bytes. */
    private static final long AROUND = 2 << 10;

    private final PackingContext context;
    private final Encryption encryption;
    private final int zipLevel;
    private final ZoneId zone;

    PgpZipWriter(PackingContext context, Encryption encryption, int zipLevel) {
        this.context = context;
        this.encryption = encryption;
        this.zipLevel = zipLevel;
        this.zone = context.clock().getZone();
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    @Override
    public boolean isEncrypting() {
        return true;
    }

    @Override
    public Taken take(String name, InputStream in) throws IOException {
        long[] size = {0};
        Path file = encrypt(
                name,
                context.clock().instant(),
                Long.MAX_VALUE,
                !AttachmentSource.isCompressed(name),
                out -> size[0] = in.transferTo(out));
        return new Taken(file, size[0]);
    }

    /** Encrypts a file, up to the length that it had when it was found. */
    Path file(AttachmentSource source) throws IOException {
        try (Progress progress = progress(source.name(), source.size());
                InputStream in = Files.newInputStream(source.path())) {
            boolean compressing = !AttachmentSource.isCompressed(source.name());
            return encrypt(
                    source.name(),
                    source.modified(),
                    source.size(),
                    compressing,
                    out -> BoundedCopy.copy(in, source.size(), out, progress::step));
        }
    }

    /**
     * Encrypts an archive of all files of the folder.
     *
     * @param name of the archive
     */
    Path archive(String name, AttachmentSource folder) throws IOException {
        try (Progress progress = progress(name, folder.size())) {
            return encrypt(name, context.clock().instant(), Long.MAX_VALUE, false, out -> {
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.setLevel(zipLevel);
                for (AttachmentSource.Inner file : folder.files()) {
                    add(zip, file, progress);
                }
                zip.finish();
            });
        }
    }

    private void add(ZipOutputStream zip, AttachmentSource.Inner file, Progress progress) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            ZipEntry entry = new ZipEntry(file.name());
            entry.setTimeLocal(LocalDateTime.ofInstant(file.modified(), zone));
            zip.putNextEntry(entry);
            BoundedCopy.copy(in, file.size(), zip, progress::step);
            zip.closeEntry();
        } catch (IOException e) {
            throw new IOException(file.path().normalize() + ": " + PackFault.of(e), e);
        }
    }

    private Progress progress(String name, long size) {
        return context.progress().begin("encrypting " + name, size);
    }

    private Path encrypt(String name, Instant modified, long size, boolean compressing, Content content)
            throws IOException {
        Path file = context.staging().newFile();
        boolean whole = false;
        try {
            try (OutputStream out = open(file, name, modified, size, compressing)) {
                content.writeTo(out);
            }
            whole = true;
            return file;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private OutputStream open(Path file, String name, Instant modified, long size, boolean compressing) {
        // the encrypted file is a little longer
        long expected = size > Long.MAX_VALUE / 2 ? size : size + size / 16 + AROUND;
        try {
            OutputStream encrypted = PgpZip.encrypt(file, name, modified, zone, expected, encryption, compressing);
            return new StagingStream(encrypted, context.staging());
        } catch (IOException e) {
            throw context.staging().unwritable(e);
        }
    }

    /**
     * Cuts the encrypted file into parts, each in an archive within the limit; joined, they give the encrypted file.
     *
     * @param name of the file inside
     * @throws IOException also when the limit is too small for any part
     */
    List<Path> cut(Path encrypted, String name, Instant modified, long limit) throws IOException {
        long payload = limit - AROUND;
        if (payload <= 0) {
            throw new IOException("parts of " + limit + " bytes are too small to split the file");
        }
        List<Path> parts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(encrypted.toFile())) {
            ZipEntry whole = zip.entries().nextElement();
            try (InputStream in = zip.getInputStream(whole)) {
                for (long left = whole.getSize(); left > 0; left -= payload) {
                    long size = Math.min(left, payload);
                    parts.add(part(in, ArchiveName.entry(name + PgpZip.SUFFIX, parts.size() + 1), modified, size));
                }
            }
        }
        return parts;
    }

    private Path part(InputStream in, String entry, Instant modified, long size) throws IOException {
        Path part = context.staging().newFile();
        try (OutputStream out =
                new StagingStream(new StoredZip(part, entry, modified, zone, size), context.staging())) {
            BoundedCopy.copy(in, size, out, read -> {});
        }
        return part;
    }

    static String sum(Path encrypted) throws IOException {
        try (ZipFile zip = new ZipFile(encrypted.toFile());
                InputStream in = zip.getInputStream(zip.entries().nextElement())) {
            return Sha256.sha256(in);
        }
    }
}
