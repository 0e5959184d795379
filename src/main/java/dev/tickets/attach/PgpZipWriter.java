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
 * Seals files, folders and what flows in envelopes in the staging room, each in one pass: not a byte of them is written
 * in clear. What could not be read to its end leaves no envelope, for a shorter one would look whole.
 */
final class PgpZipWriter implements PipeReader {
    /** What an archive of one entry takes besides it, with names of 255 bytes. */
    private static final long AROUND = 2 << 10;

    private final PackingContext bench;
    private final Encryption encryption;
    private final int zipLevel;
    private final ZoneId zone;

    PgpZipWriter(PackingContext bench, Encryption encryption, int zipLevel) {
        this.bench = bench;
        this.encryption = encryption;
        this.zipLevel = zipLevel;
        this.zone = bench.clock().getZone();
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    @Override
    public Taken take(String name, InputStream in) throws IOException {
        long[] size = {0};
        Path file = sealed(
                name,
                bench.clock().instant(),
                Long.MAX_VALUE,
                !AttachmentSource.isCompressed(name),
                out -> size[0] = in.transferTo(out));
        return new Taken(file, size[0]);
    }

    /** The envelope of a file, as long as it was when it was found. */
    Path file(AttachmentSource source) throws IOException {
        try (Progress progress = progress(source.name(), source.size());
                InputStream in = Files.newInputStream(source.path())) {
            boolean compressing = !AttachmentSource.isCompressed(source.name());
            return sealed(
                    source.name(),
                    source.modified(),
                    source.size(),
                    compressing,
                    out -> BoundedCopy.copy(in, source.size(), out, progress::step));
        }
    }

    /**
     * The envelope of an archive with all these files.
     *
     * @param name of the archive
     */
    Path archive(String name, List<AttachmentSource.Inner> files) throws IOException {
        long total = 0;
        for (AttachmentSource.Inner file : files) {
            total += file.size();
        }
        try (Progress progress = progress(name, total)) {
            return sealed(name, bench.clock().instant(), Long.MAX_VALUE, false, out -> {
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.setLevel(zipLevel);
                for (AttachmentSource.Inner file : files) {
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
            throw new IOException(file.path().normalize() + ": " + Reason.of(e), e);
        }
    }

    private Progress progress(String name, long size) {
        return bench.progress().begin("encrypting " + name, size);
    }

    private Path sealed(String name, Instant modified, long size, boolean compressing, Content content)
            throws IOException {
        Path file = bench.staging().newFile();
        boolean whole = false;
        try {
            try (OutputStream out = envelope(file, name, modified, size, compressing)) {
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

    private OutputStream envelope(Path file, String name, Instant modified, long size, boolean compressing) {
        // encrypted it is a little longer
        long expected = size > Long.MAX_VALUE / 2 ? size : size + size / 16 + AROUND;
        try {
            OutputStream sealed = PgpZip.seal(file, name, modified, zone, expected, encryption, compressing);
            return new StagingStream(sealed, bench.staging());
        } catch (IOException e) {
            throw bench.staging().unwritable(e);
        }
    }

    /**
     * Cuts what is in an envelope in parts, each in an archive within the limit; joined again they are what was cut.
     *
     * @param name of the file inside
     * @throws IOException also when the limit is too small for any part
     */
    List<Path> cut(Path envelope, String name, Instant modified, long limit) throws IOException {
        long payload = limit - AROUND;
        if (payload <= 0) {
            throw new IOException("parts of " + limit + " bytes are too small to split it");
        }
        List<Path> parts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(envelope.toFile())) {
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
        Path part = bench.staging().newFile();
        try (OutputStream out = new StagingStream(new StoredZip(part, entry, modified, zone, size), bench.staging())) {
            BoundedCopy.copy(in, size, out, read -> {});
        }
        return part;
    }

    /** The sum of what is in an envelope, still encrypted. */
    static String sum(Path envelope) throws IOException {
        try (ZipFile zip = new ZipFile(envelope.toFile());
                InputStream in = zip.getInputStream(zip.entries().nextElement())) {
            return Sha256.sha256(in);
        }
    }
}
