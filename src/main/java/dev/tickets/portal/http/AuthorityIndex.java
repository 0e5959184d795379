package dev.tickets.portal.http;

import java.io.ByteArrayInputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The usual authorities by name, so that a run parses only those that it needs. An index is true for one content of one
 * {@link AuthorityStore}, of which it has a copy.
 *
 * <p>The form: a mark, the store's origin and content, and for each authority its name and its certificate, both in
 * DER. Each of these parts begins with its length, and the authorities with their number, in four bytes. A checksum
 * ends the file: it finds damage, and protects from nobody.
 */
final class AuthorityIndex {
    private static final byte[] MARK = "tickets authorities 1\n".getBytes(StandardCharsets.US_ASCII);

    private final List<byte[]> names;
    private final List<byte[]> certificates;

    private AuthorityIndex(List<byte[]> names, List<byte[]> certificates) {
        this.names = names;
        this.certificates = certificates;
    }

    /** The file of an index. */
    static byte[] file(AuthorityStore store, X509Certificate[] authorities) throws CertificateEncodingException {
        List<byte[]> parts = new ArrayList<>();
        int size = Integer.BYTES + Long.BYTES;
        for (X509Certificate authority : authorities) {
            parts.add(authority.getSubjectX500Principal().getEncoded());
            parts.add(authority.getEncoded());
        }
        List<byte[]> head = List.of(MARK, store.origin(), store.content());
        for (List<byte[]> some : List.of(head, parts)) {
            for (byte[] part : some) {
                size += Integer.BYTES + part.length;
            }
        }
        ByteBuffer file = ByteBuffer.allocate(size);
        put(file, head);
        file.putInt(authorities.length);
        put(file, parts);
        return file.putLong(sum(file.array(), file.position())).array();
    }

    private static void put(ByteBuffer file, List<byte[]> parts) {
        for (byte[] part : parts) {
            file.putInt(part.length).put(part);
        }
    }

    private static long sum(byte[] file, int end) {
        CRC32 sum = new CRC32();
        sum.update(file, 0, end);
        return sum.getValue();
    }

    /** The index in a file; null if the file is damaged, or made from a store that is not this one. */
    static @Nullable AuthorityIndex read(byte[] file, AuthorityStore store) {
        int end = file.length - Long.BYTES;
        if (end < 0 || ByteBuffer.wrap(file).getLong(end) != sum(file, end)) {
            return null;
        }
        try {
            return read(ByteBuffer.wrap(file, 0, end), store);
        } catch (BufferUnderflowException damaged) {
            return null;
        }
    }

    private static @Nullable AuthorityIndex read(ByteBuffer file, AuthorityStore store) {
        for (byte[] expected : List.of(MARK, store.origin(), store.content())) {
            if (!Arrays.equals(part(file), expected)) {
                return null;
            }
        }
        List<byte[]> names = new ArrayList<>();
        List<byte[]> certificates = new ArrayList<>();
        for (int left = file.getInt(); left > 0; left--) {
            names.add(part(file));
            certificates.add(part(file));
        }
        return names.isEmpty() || file.hasRemaining() ? null : new AuthorityIndex(names, certificates);
    }

    private static byte[] part(ByteBuffer file) {
        int length = file.getInt();
        if (length < 0 || length > file.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] part = new byte[length];
        file.get(part);
        return part;
    }

    /**
     * The authorities that have the name of a certificate in the chain, or of an issuer. No other authority can take
     * part in the check of the chain.
     */
    List<X509Certificate> fitting(X509Certificate[] chain) throws CertificateException {
        List<byte[]> wanted = new ArrayList<>();
        for (X509Certificate one : chain) {
            wanted.add(one.getSubjectX500Principal().getEncoded());
            wanted.add(one.getIssuerX500Principal().getEncoded());
        }
        List<X509Certificate> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (contains(wanted, names.get(i))) {
                found.add(parsed(i));
            }
        }
        return found;
    }

    private static boolean contains(List<byte[]> wanted, byte[] name) {
        for (byte[] one : wanted) {
            if (Arrays.equals(one, name)) {
                return true;
            }
        }
        return false;
    }

    /** Any authority. */
    X509Certificate first() throws CertificateException {
        return parsed(0);
    }

    private X509Certificate parsed(int number) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificates.get(number)));
    }
}
