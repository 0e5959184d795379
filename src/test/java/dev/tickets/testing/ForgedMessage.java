package dev.tickets.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Messages that no honest program writes, layer by layer, in streams: what is small here may be large inside. */
public final class ForgedMessage {
    private static final int PIECE = 1 << 16;
    private static final byte BZIP2 = 3;

    private ForgedMessage() {}

    /** What stands inside a layer. */
    public interface Body {
        void writeTo(OutputStream out) throws IOException;

        /** This, and then that. */
        default Body and(Body more) {
            return out -> {
                writeTo(out);
                more.writeTo(out);
            };
        }
    }

    public static Body raw(byte[] bytes) {
        return out -> out.write(bytes);
    }

    /** So many zeros, which compress to almost nothing. */
    public static Body zeros(long count) {
        return out -> {
            byte[] zeros = new byte[PIECE];
            for (long left = count; left > 0; left -= PIECE) {
                out.write(zeros, 0, (int) Math.min(PIECE, left));
            }
        };
    }

    public static Body text(String text) {
        return literal(raw(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A literal packet in pieces. */
    public static Body literal(Body content) {
        return out -> {
            OutputStream literal = new PGPLiteralDataGenerator()
                    .open(unclosed(out), 'b', "", Date.from(Instant.EPOCH), new byte[PIECE]);
            content.writeTo(literal);
            literal.close();
        };
    }

    /** A packet with this tag whose length stands before it. */
    public static Body packet(int tag, int length, Body content) {
        return raw(new byte[] {
                    (byte) (0xc0 | tag),
                    (byte) 255,
                    (byte) (length >>> 24),
                    (byte) (length >>> 16),
                    (byte) (length >>> 8),
                    (byte) length
                })
                .and(content);
    }

    /** The same packet so many times. */
    public static Body times(int count, Body packet) {
        return out -> {
            for (int i = 0; i < count; i++) {
                packet.writeTo(out);
            }
        };
    }

    /**
     * A compressed packet.
     *
     * @param algorithm 1 for zip, 2 for zlib, 3 for bzip2
     */
    public static Body compressed(int algorithm, Body content) {
        if (algorithm == BZIP2) {
            return out -> {
                byte[] compressed = bzip2(content);
                packet(8, 1 + compressed.length, raw(new byte[] {BZIP2}).and(raw(compressed)))
                        .writeTo(out);
            };
        }
        return out -> {
            try {
                OutputStream inner = new PGPCompressedDataGenerator(algorithm).open(unclosed(out), new byte[PIECE]);
                content.writeTo(inner);
                inner.close();
            } catch (PGPException e) {
                throw new IOException(e);
            }
        };
    }

    /** By the tool, for the library needs minutes for so many zeros. */
    private static byte[] bzip2(Body content) throws IOException {
        Path file = Files.createTempFile("forged", ".bz2");
        try {
            Process bzip2 = new ProcessBuilder(RequiredTool.named("bzip2").toString(), "-c")
                    .redirectOutput(file.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream in = bzip2.getOutputStream()) {
                content.writeTo(in);
            }
            if (bzip2.waitFor() != 0) {
                throw new AssertionError("bzip2 failed");
            }
            return Files.readAllBytes(file);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            Files.delete(file);
        }
    }

    /** The whole message, encrypted to the encryption key of this public key. */
    public static byte[] encrypted(byte[] publicKey, Body content) {
        try {
            PGPEncryptedDataGenerator generator = new PGPEncryptedDataGenerator(
                    new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).setWithIntegrityPacket(true));
            generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(encryptionKey(publicKey)));
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            try (OutputStream out = generator.open(message, new byte[PIECE])) {
                content.writeTo(out);
            }
            return message.toByteArray();
        } catch (PGPException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PGPPublicKey encryptionKey(byte[] publicKey) throws IOException {
        PGPPublicKeyRing ring = new PGPPublicKeyRing(
                PGPUtil.getDecoderStream(new java.io.ByteArrayInputStream(publicKey)),
                new BcKeyFingerprintCalculator());
        PGPPublicKey last = ring.getPublicKey();
        for (PGPPublicKey key : ring) {
            last = key.isEncryptionKey() ? key : last;
        }
        return last;
    }

    private static OutputStream unclosed(OutputStream out) {
        return new java.io.FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
