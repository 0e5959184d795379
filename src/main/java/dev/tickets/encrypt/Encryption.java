package dev.tickets.encrypt;

import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.AEADAlgorithmTags;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.Features;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.PGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/**
 * Encrypts to several keys, streaming: AES-256, with a modification detection code that every OpenPGP program knows, or
 * with authenticated encryption when all keys announce its support. The message contains no file name and no time.
 */
public final class Encryption {
    private static final int PIECE = 1 << 16;
    /** Pieces of authenticated encryption: 2 to the power of this, plus 6, bytes. */
    private static final int AEAD_CHUNK = 12;

    private static final Date NO_TIME = Date.from(Instant.EPOCH);

    private final List<PublicKey> recipients;
    private final List<OpenPGPComponentKey> keys = new ArrayList<>();
    private final boolean authenticated;

    /**
     * Encrypts to these keys, in their state at {@code now}.
     *
     * @throws TicketsException (usage) that names every unusable key, with the reason
     */
    public Encryption(List<PublicKey> recipients, Instant now) {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("no recipients");
        }
        this.recipients = List.copyOf(recipients);
        boolean all = true;
        for (KeyFitness fitness : fit(recipients, now)) {
            for (OpenPGPComponentKey key : fitness.encryptionKey().stream().toList()) {
                keys.add(key);
                Features features = key.getFeatures(Date.from(now));
                all &= features != null && features.supportsSEIPDv2();
            }
        }
        authenticated = all;
    }

    /**
     * Checks that all of these keys can encrypt at {@code now}.
     *
     * @throws TicketsException (usage) that names every unusable key, with the reason
     */
    public static void requireFit(List<PublicKey> recipients, Instant now) {
        fit(recipients, now);
    }

    private static List<KeyFitness> fit(List<PublicKey> recipients, Instant now) {
        List<KeyFitness> fit = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (PublicKey recipient : recipients) {
            KeyFitness fitness = new KeyFitness(recipient.certificate(), now);
            fitness.refusal().ifPresent(reason -> refusals.add("the key " + recipient + " " + reason));
            fit.add(fitness);
        }
        if (!refusals.isEmpty()) {
            throw TicketsException.usage(
                    "cannot encrypt: " + String.join("; ", refusals), "ask the owner for a valid key");
        }
        return fit;
    }

    /**
     * A stream that encrypts its input in binary form; closing the stream completes the message and leaves {@code to}
     * open.
     */
    public OutputStream open(OutputStream to) throws IOException {
        return open(to, false);
    }

    /** Likewise, with compression first, for uncompressed input. */
    public OutputStream openCompressing(OutputStream to) throws IOException {
        return open(to, true);
    }

    /** The text in UTF-8, encrypted and armoured, with a line end. */
    public String armoured(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ArmoredOutputStream armour =
                    ArmoredOutputStream.builder().clearHeaders().enableCRC(true).build(bytes);
            try (OutputStream out = open(armour, false)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            armour.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encrypt in memory", e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /**
     * Whether a message is encrypted to exactly these recipients, to any of their keys.
     *
     * @param message in binary form; only the beginning is read
     */
    public boolean isTo(InputStream message) throws IOException {
        List<KeyIdentifier> named = new ArrayList<>();
        if (new BcPGPObjectFactory(message).nextObject() instanceof PGPEncryptedDataList list) {
            for (PGPEncryptedData data : list) {
                if (data instanceof PGPPublicKeyEncryptedData encrypted) {
                    named.add(encrypted.getKeyIdentifier());
                }
            }
        }
        for (PublicKey recipient : recipients) {
            List<OpenPGPComponentKey> theirs = recipient.certificate().getKeys();
            if (!named.removeIf(id -> theirs.stream().anyMatch(key -> id.matchesExplicit(key.getKeyIdentifier())))) {
                return false;
            }
        }
        return named.isEmpty();
    }

    private OutputStream open(OutputStream to, boolean compressing) throws IOException {
        try {
            PGPEncryptedDataGenerator generator = new PGPEncryptedDataGenerator(cipher());
            for (OpenPGPComponentKey key : keys) {
                generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key.getPGPPublicKey()));
            }
            OutputStream encrypted = generator.open(new Unclosed(to), new byte[PIECE]);
            List<Closeable> layers = new ArrayList<>(List.of(encrypted));
            OutputStream inner = encrypted;
            if (compressing) {
                inner = new PGPCompressedDataGenerator(CompressionAlgorithmTags.ZIP).open(inner, new byte[PIECE]);
                layers.add(0, inner);
            }
            OutputStream literal =
                    new PGPLiteralDataGenerator().open(inner, PGPLiteralData.BINARY, "", NO_TIME, new byte[PIECE]);
            layers.add(0, literal);
            return new Message(literal, layers);
        } catch (PGPException e) {
            throw new IOException("cannot encrypt: " + e.getMessage(), e);
        }
    }

    private PGPDataEncryptorBuilder cipher() {
        if (!authenticated) {
            return new MdcEncryptor();
        }
        return new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithAEAD(AEADAlgorithmTags.OCB, AEAD_CHUNK)
                .setUseV6AEAD();
    }

    /** Keeps a stream open that the library closes. */
    private static class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class Message extends Unclosed {
        private final List<Closeable> layers;
        private boolean closed;

        Message(OutputStream out, List<Closeable> layers) {
            super(out);
            this.layers = layers;
        }

        /** Does nothing: the layers hold back incomplete pieces anyway. */
        @Override
        public void flush() {}

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                for (Closeable layer : layers) {
                    layer.close();
                }
            }
        }
    }
}
