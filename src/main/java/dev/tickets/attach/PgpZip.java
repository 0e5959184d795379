package dev.tickets.attach;

import dev.tickets.attach.zip.StoredZip;
import dev.tickets.encrypt.Allowance;
import dev.tickets.encrypt.Decryption;
import dev.tickets.encrypt.Encryption;
import dev.tickets.encrypt.Opened;
import dev.tickets.encrypt.SignedMessage;
import dev.tickets.ticket.Attachment;
import java.io.EOFException;
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
 * An encrypted file as it is sent: {@code NAME.pgp} alone in {@code NAME.zip}, a type that portals accept. Also opens
 * an encrypted file without a zip around it, as others send.
 *
 * @param file as received
 * @param entry the encrypted entry of the zip; empty when the file itself is encrypted
 * @param name of the file inside
 */
public record PgpZip(Path file, String entry, String name) {
    static final String SUFFIX = ".pgp";

    /**
     * A stream that encrypts in one pass: the disk never holds unencrypted data. Closing the stream completes the file.
     *
     * @param file must not exist; created for this user alone
     * @param name of the file inside
     * @param expectedSize of the content, or more; {@link Long#MAX_VALUE} when unknown
     * @param compressing whether to compress before encryption
     */
    public static OutputStream encrypt(
            Path file,
            String name,
            Instant modified,
            ZoneId zone,
            long expectedSize,
            Encryption encryption,
            boolean compressing)
            throws IOException {
        StoredZip zip = new StoredZip(file, name + SUFFIX, modified, zone, expectedSize);
        OutputStream encrypted = compressing ? encryption.openCompressing(zip) : encryption.open(zip);
        return new FilterOutputStream(encrypted) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                try (zip) {
                    encrypted.close();
                }
            }
        };
    }

    /**
     * Recognizes an encrypted attachment by the name, the entries and their beginning: signatures and keys have the
     * same endings.
     *
     * @param file with the content of the attachment
     * @return empty when the attachment is not encrypted
     */
    public static Optional<PgpZip> of(Attachment attachment, Path file) throws IOException {
        Optional<String> direct = inside(attachment.name());
        if (direct.isPresent()) {
            try (InputStream in = Files.newInputStream(file)) {
                return SignedMessage.needsNoKey(in)
                        ? Optional.empty()
                        : Optional.of(new PgpZip(file, "", direct.get()));
            }
        }
        if (!attachment.name().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            if (zip.size() != 1) {
                return Optional.empty();
            }
            ZipEntry entry = entries.nextElement();
            Optional<String> name = inside(entry.getName());
            if (name.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return SignedMessage.needsNoKey(in)
                        ? Optional.empty()
                        : Optional.of(new PgpZip(file, entry.getName(), name.get()));
            }
        } catch (ZipException | EOFException damagedOrNoZip) {
            return Optional.empty();
        }
    }

    private static Optional<String> inside(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean encrypted = extension.equals("pgp") || extension.equals("gpg") || extension.equals("asc");
        return encrypted ? Optional.of(name.substring(0, dot)) : Optional.empty();
    }

    /** The size of the file as received, in bytes. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /**
     * Decrypts the content; do not use the output before the method returns.
     *
     * @param allowance limit of the decrypted size
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
