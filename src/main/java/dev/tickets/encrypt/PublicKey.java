package dev.tickets.encrypt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPUserId;
import org.jspecify.annotations.Nullable;

/** An OpenPGP public key with its subkeys. */
public final class PublicKey {
    private final OpenPGPCertificate certificate;

    PublicKey(OpenPGPCertificate certificate) {
        this.certificate = certificate;
    }

    OpenPGPCertificate certificate() {
        return certificate;
    }

    public Fingerprint fingerprint() {
        return new Fingerprint(
                HexFormat.of().formatHex(certificate.getFingerprint()).toUpperCase(Locale.ROOT));
    }

    /** The claimed owner: the primary user id, else the first user id; empty for none. Hostile text. */
    public String userId() {
        OpenPGPUserId primary = certificate.getPrimaryUserId();
        if (primary != null) {
            return primary.getUserId();
        }
        List<OpenPGPUserId> all = certificate.getAllUserIds();
        return all.isEmpty() ? "" : all.get(0).getUserId();
    }

    /** The expiry; null for never. */
    public @Nullable Instant expiresAt(Instant now) {
        Date expiry = certificate.getExpirationTime(Date.from(now));
        return expiry == null ? null : expiry.toInstant();
    }

    /** Why the key cannot encrypt at that time; empty for a usable key. */
    public Optional<String> refusal(Instant now) {
        return new KeyFitness(certificate, now).refusal();
    }

    /** The fingerprint and the claimed owner. */
    @Override
    public String toString() {
        String user = userId();
        return fingerprint() + (user.isEmpty() ? "" : " (" + user + ")");
    }

    PublicKey joinedWith(PublicKey other) {
        try {
            return new PublicKey(OpenPGPCertificate.join(certificate, other.certificate));
        } catch (PGPException e) {
            throw new IllegalArgumentException("two keys of one fingerprint do not belong together", e);
        }
    }

    String armoured() {
        try {
            return certificate.toAsciiArmoredString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a key to memory", e);
        }
    }
}
