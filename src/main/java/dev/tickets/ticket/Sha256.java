package dev.tickets.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** SHA-256 of files and texts. */
public final class Sha256 {
    private Sha256() {}

    /**
     * The sum of the file's first bytes.
     *
     * @param size the number of bytes
     * @throws IOException also when the file has become shorter
     */
    public static String sha256(Path path, long size) throws IOException {
        return copy(path, size, OutputStream.nullOutputStream(), read -> {});
    }

    /**
     * Copies the file's first bytes, and returns their sum.
     *
     * @param size the number of bytes
     * @param progress receives the number of bytes of each step
     * @throws IOException also when the file has become shorter
     */
    public static String copy(Path path, long size, OutputStream to, LongConsumer progress) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = Files.newInputStream(path)) {
            BoundedCopy.copy(in, size, new DigestOutputStream(to, digest), progress);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The sum of a text. */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(digest(text));
    }

    static byte[] digest(String text) {
        return newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The sum of bytes. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(newDigest().digest(bytes));
    }

    /** The sum of the stream's content; the stream stays open. */
    public static String sha256(InputStream in) throws IOException {
        MessageDigest digest = newDigest();
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A new sum of bytes that come in parts. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
