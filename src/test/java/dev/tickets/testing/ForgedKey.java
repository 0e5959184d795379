package dev.tickets.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.X25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * A public key that is made packet by packet, with as much of anything as a test wants. Its signatures are right, so
 * that only their number can be a reason to refuse it.
 */
public final class ForgedKey {
    private static final Instant MADE = Instant.parse("2025-01-01T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ByteArrayOutputStream packets = new ByteArrayOutputStream();
    private final PGPKeyPair primary = signing();

    public ForgedKey() {
        write(encoded(primary));
    }

    /** A packet with this tag and body, RFC 9580 section 4.2. */
    public static byte[] packet(int tag, byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0xc0 | tag);
        packet.write(255);
        for (int shift = 24; shift >= 0; shift -= 8) {
            packet.write(body.length >>> shift);
        }
        packet.writeBytes(body);
        return packet.toByteArray();
    }

    /** With this packet at its end. */
    public ForgedKey with(int tag, byte[] body) {
        return write(packet(tag, body));
    }

    /** With user ids, each with as many signatures of its own. */
    public ForgedKey userIds(int count, int signatures) {
        for (int i = 0; i < count; i++) {
            String user = "Desk " + i + " <desk" + i + "@example.net>";
            with(13, user.getBytes(StandardCharsets.UTF_8));
            for (int j = 0; j < signatures; j++) {
                write(selfSignature(user, j));
            }
        }
        return this;
    }

    /** With subkeys that can be encrypted to. */
    public ForgedKey subkeys(int count) {
        for (int i = 0; i < count; i++) {
            PGPKeyPair subkey = encrypting();
            byte[] body = encoded(subkey);
            // the tag makes a subkey of it
            body[0] = (byte) 0xb8;
            write(body);
            write(binding(subkey));
        }
        return this;
    }

    /** With the same signature of somebody else again and again. */
    public ForgedKey foreignSignatures(int count) {
        byte[] signature = new ForgedKey().selfSignature("x", 0);
        for (int i = 0; i < count; i++) {
            write(signature);
        }
        return this;
    }

    /** A key that can be encrypted to, as there are many. */
    public static ForgedKey usual() {
        return new ForgedKey().userIds(1, 1).subkeys(1);
    }

    public byte[] bytes() {
        return packets.toByteArray();
    }

    private ForgedKey write(byte[] packet) {
        packets.writeBytes(packet);
        return this;
    }

    private byte[] selfSignature(String user, int seconds) {
        try {
            PGPSignatureGenerator generator = generator(PGPSignature.POSITIVE_CERTIFICATION, seconds, subpackets -> {
                subpackets.setKeyFlags(false, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
            });
            return generator.generateCertification(user, primary.getPublicKey()).getEncoded();
        } catch (PGPException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] binding(PGPKeyPair subkey) {
        try {
            return generator(PGPSignature.SUBKEY_BINDING, 0, subpackets -> {
                        subpackets.setKeyFlags(false, KeyFlags.ENCRYPT_COMMS);
                    })
                    .generateCertification(primary.getPublicKey(), subkey.getPublicKey())
                    .getEncoded();
        } catch (PGPException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface Subpackets {
        void add(PGPSignatureSubpacketGenerator subpackets);
    }

    private PGPSignatureGenerator generator(int type, int seconds, Subpackets more) throws PGPException {
        PGPSignatureGenerator generator = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(primary.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
                primary.getPublicKey());
        generator.init(type, primary.getPrivateKey());
        PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
        subpackets.setSignatureCreationTime(false, Date.from(MADE.plusSeconds(seconds)));
        subpackets.setIssuerFingerprint(false, primary.getPublicKey());
        more.add(subpackets);
        generator.setHashedSubpackets(subpackets.generate());
        return generator;
    }

    private static PGPKeyPair signing() {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(RANDOM));
        return pair(PublicKeyAlgorithmTags.EDDSA_LEGACY, generator.generateKeyPair());
    }

    private static PGPKeyPair encrypting() {
        X25519KeyPairGenerator generator = new X25519KeyPairGenerator();
        generator.init(new X25519KeyGenerationParameters(RANDOM));
        return pair(PublicKeyAlgorithmTags.ECDH, generator.generateKeyPair());
    }

    private static PGPKeyPair pair(int algorithm, org.bouncycastle.crypto.AsymmetricCipherKeyPair keys) {
        try {
            return new BcPGPKeyPair(PublicKeyPacket.VERSION_4, algorithm, keys, Date.from(MADE));
        } catch (PGPException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] encoded(PGPKeyPair pair) {
        try {
            return pair.getPublicKey().getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
