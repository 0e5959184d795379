package dev.tickets.encrypt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.DSAPublicBCPGKey;
import org.bouncycastle.bcpg.ElGamalPublicBCPGKey;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentSignature;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a certificate can encrypt at a time, and with which key, by the rules of RFC 9580: the certificate is
 * bound by its own signatures and neither revoked nor expired; so is the key, whose binding allows encryption.
 */
final class KeyFitness {
    private static final int FOR_ENCRYPTION = KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE;
    private static final int SMALLEST_RSA = 2048;

    private final OpenPGPCertificate certificate;
    private final Instant instant;
    private final Date now;

    KeyFitness(OpenPGPCertificate certificate, Instant now) {
        this.certificate = certificate;
        this.instant = now;
        this.now = Date.from(now);
    }

    /** The newest valid encryption key; empty when {@link #refusal} gives the reason. */
    Optional<OpenPGPComponentKey> encryptionKey() {
        if (certificateRefusal() != null) {
            return Optional.empty();
        }
        return certificate.getKeys().stream()
                .filter(key -> isForEncryption(key) && refusal(key) == null)
                .max(Comparator.comparing(OpenPGPComponentKey::getCreationTime));
    }

    /** Why the certificate has no encryption key; empty when it has one. */
    Optional<String> refusal() {
        String whole = certificateRefusal();
        if (whole != null) {
            return Optional.of(whole);
        }
        if (encryptionKey().isPresent()) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        for (OpenPGPComponentKey key : certificate.getKeys()) {
            String reason = refusal(key);
            if (isForEncryption(key) && reason != null) {
                reasons.add("has an encryption key that " + reason);
            }
        }
        return Optional.of(
                reasons.isEmpty() ? "is for signing only and has no encryption key" : String.join("; ", reasons));
    }

    private @Nullable String certificateRefusal() {
        OpenPGPComponentKey primary = certificate.getPrimaryKey();
        return first(
                notYet(primary),
                revocation(certificate.getRevocation(now)),
                weakness(primary.getPGPPublicKey()),
                expiry(certificate.getExpirationTime(now)),
                primary.isBoundAt(now) ? null : "has no valid self-signature");
    }

    private @Nullable String refusal(OpenPGPComponentKey key) {
        return first(
                weakness(key.getPGPPublicKey()),
                notYet(key),
                revocation(key.getRevocation(now)),
                expiry(key.getKeyExpirationDateAt(now)),
                key.isEncryptionKey(now) ? null : "is not bound to the key by a valid signature");
    }

    private static @Nullable String first(@Nullable String... reasons) {
        for (String reason : reasons) {
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    /** Whether the flags of the binding allow encryption; without flags, whether the algorithm can encrypt. */
    private boolean isForEncryption(OpenPGPComponentKey key) {
        KeyFlags flags = key.getKeyFlags(now);
        if (flags != null) {
            return (flags.getFlags() & FOR_ENCRYPTION) != 0;
        }
        return !key.isPrimaryKey() && key.getPGPPublicKey().isEncryptionKey();
    }

    private @Nullable String notYet(OpenPGPComponentKey key) {
        return key.getCreationTime().toInstant().isAfter(instant)
                ? "was made on " + day(key.getCreationTime()) + ", which is in the future on this machine"
                : null;
    }

    private @Nullable String expiry(@Nullable Date expiry) {
        return expiry != null && !expiry.toInstant().isAfter(instant) ? "expired on " + day(expiry) : null;
    }

    private static @Nullable String revocation(@Nullable OpenPGPComponentSignature revocation) {
        return revocation == null ? null : "was revoked on " + day(revocation.getCreationTime());
    }

    private static @Nullable String weakness(PGPPublicKey key) {
        BCPGKey kind = key.getPublicKeyPacket().getKey();
        if (kind instanceof RSAPublicBCPGKey && key.getBitStrength() < SMALLEST_RSA) {
            return "is too weak: RSA of " + key.getBitStrength() + " bits; the minimum is " + SMALLEST_RSA;
        }
        if (kind instanceof DSAPublicBCPGKey) {
            return "is too weak: DSA";
        }
        return kind instanceof ElGamalPublicBCPGKey ? "is too weak: ElGamal" : null;
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }
}
