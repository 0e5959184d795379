package dev.tickets.attach;

import dev.tickets.attach.zip.StoredZip;
import dev.tickets.encrypt.Allowance;
import dev.tickets.encrypt.Decryption;
import dev.tickets.encrypt.Encryption;
import dev.tickets.encrypt.Opened;
import dev.tickets.ticket.Attachment;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * How an encrypted file travels: as {@code NAME.pgp} alone in {@code NAME.zip}, a type that portals take. Also opens
 * what others send, an encrypted file without a zip around it.
 *
 * @param file as it was received
 * @param entry the entry of the zip that is encrypted; empty when the file itself is
 * @param name of the file inside
 */
public record PgpZip(Path file, String entry, String name) {
    static final String SUFFIX = ".pgp";

    /**
     * Seals what is written to the stream, in one pass: nothing of it is on the disk in clear at any time. Closing the
     * stream completes the envelope.
     *
     * @param file must not exist; made for this user alone
     * @param name of the file inside
     * @param expectedSize of what will be written, or more; {@link Long#MAX_VALUE} when nobody knows
     * @param compressing whether it is compressed before it is encrypted
     */
    public static OutputStream seal(
            Path file,
            String name,
            Instant modified,
            ZoneId zone,
            long expectedSize,
            Encryption encryption,
            boolean compressing)
            throws IOException {
        StoredZip zip = new StoredZip(file, name + SUFFIX, modified, zone, expectedSize);
        OutputStream sealed = compressing ? encryption.openCompressing(zip) : encryption.open(zip);
        return new FilterOutputStream(sealed) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                try (zip) {
                    sealed.close();
                }
            }
        };
    }

    /**
     * The envelope that this attachment is.
     *
     * @param file its bytes
     * @return empty when it is nothing encrypted, as far as its name and its entries say
     */
    public static Optional<PgpZip> of(Attachment attachment, Path file) throws IOException {
        Optional<String> direct = inside(attachment.name());
        if (direct.isPresent()) {
            return Optional.of(new PgpZip(file, "", direct.get()));
        }
        if (!attachment.name().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            if (zip.size() != 1) {
                return Optional.empty();
            }
            String entry = entries.nextElement().getName();
            return inside(entry).map(name -> new PgpZip(file, entry, name));
        } catch (ZipException notReallyAZip) {
            return Optional.empty();
        }
    }

    private static Optional<String> inside(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean encrypted = extension.equals("pgp") || extension.equals("gpg") || extension.equals("asc");
        return encrypted ? Optional.of(name.substring(0, dot)) : Optional.empty();
    }

    /** How large the file is as it was received, in bytes. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /**
     * Writes what is inside; not to be used before this returns.
     *
     * @param allowance how far it may grow
     */
    public Opened open(Decryption decryption, OutputStream plain, Allowance allowance) throws IOException {
        if (entry.isEmpty()) {
            try (InputStream in = Files.newInputStream(file)) {
                return decryption.decrypt(in, plain, allowance);
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            return decryption.decrypt(allowance.countingZip(in, size()), plain, allowance);
        }
    }
}
