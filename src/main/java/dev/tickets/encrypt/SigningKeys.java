package dev.tickets.encrypt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.jspecify.annotations.Nullable;

/** The keys whose signatures count: those that were imported, and those that the profile names. */
public final class SigningKeys {
    private final Supplier<List<PublicKey>> source;
    private @Nullable List<PublicKey> known;

    /** @param source is asked when the first signature turns up */
    public SigningKeys(Supplier<List<PublicKey>> source) {
        this.source = source;
    }

    /**
     * A key that may have made a signature.
     *
     * @param owner the whole key
     * @param part of it that signed
     */
    record Signer(PublicKey owner, OpenPGPComponentKey part) {}

    /** The known key that one of these ids names; null when none is known. */
    @Nullable
    Signer find(List<KeyIdentifier> ids) {
        if (known == null) {
            known = new ArrayList<>(source.get());
        }
        for (PublicKey owner : known) {
            for (OpenPGPComponentKey part : owner.certificate().getKeys()) {
                for (KeyIdentifier id : ids) {
                    if (!id.isWildcard() && id.matchesExplicit(part.getKeyIdentifier())) {
                        return new Signer(owner, part);
                    }
                }
            }
        }
        return null;
    }
}
