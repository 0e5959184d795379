package dev.tickets.portal.http;

import dev.tickets.render.SafeText;
import dev.tickets.state.Utf8;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The profile's {@code ca-file}: certificates of authorities, PEM or DER. */
final class CaFile {
    /** In bytes; all authorities of a system take a quarter of a megabyte. */
    private static final int LARGEST = 16 << 20;

    private CaFile() {}

    /**
     * The certificates of the file.
     *
     * @throws TicketsException (usage) when the file cannot be read or holds no certificate
     */
    static Collection<? extends Certificate> certificates(Path file) {
        byte[] bytes = bytes(file);
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw unusable(file, contents(bytes), e);
        }
        throw unusable(file, contents(bytes), null);
    }

    private static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw unusable(file, "the path is a folder", null);
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            throw unusable(file, "the file does not exist", e);
        } catch (AccessDeniedException e) {
            throw unusable(file, "permission denied", e);
        } catch (IOException e) {
            throw unusable(file, "the file cannot be read (" + e.getMessage() + ")", e);
        }
        if (bytes.length > LARGEST) {
            throw unusable(file, "the file is larger than " + (LARGEST >> 20) + " MiB", null);
        }
        return Utf8.withoutMark(bytes);
    }

    /** The actual content of the file. */
    private static String contents(byte[] bytes) {
        if (bytes.length == 0) {
            return "the file is empty";
        }
        if (Utf8.isUtf16(bytes)) {
            return "the file is in UTF-16";
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean certificate = text.contains("-----BEGIN CERTIFICATE-----");
        if (text.contains("PRIVATE KEY-----")) {
            return certificate
                    ? "the file holds a private key besides certificates"
                    : "the file holds a private key, not a certificate";
        }
        if (certificate) {
            return "a certificate in the file is damaged";
        }
        if (text.contains("PUBLIC KEY-----")) {
            return "the file holds a public key, not a certificate";
        }
        if (text.contains("CERTIFICATE REQUEST-----")) {
            return "the file holds a certificate request, not a certificate";
        }
        return "the file holds no certificate";
    }

    private static TicketsException unusable(Path file, String why, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.USAGE,
                "cannot use ca-file " + SafeText.line(file.toString()) + ": " + why,
                "ca-file in config.toml must name a file of certificates, PEM (-----BEGIN CERTIFICATE-----) or DER;"
                        + " check with: openssl x509 -in FILE -noout -text",
                cause);
    }
}
