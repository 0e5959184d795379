package dev.tickets.encrypt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.jspecify.annotations.Nullable;

/** The keys for checking signatures: imported keys, and keys that the profile names. */
public final class SigningKeys {
    private final Supplier<List<PublicKey>> source;
    private @Nullable List<PublicKey> known;

    /** @param source called at the first signature */
    public SigningKeys(Supplier<List<PublicKey>> source) {
        this.source = source;
    }

    /**
     * The key of a signature.
     *
     * @param owner the whole key
     * @param part of the key that signed
     */
    record Signer(PublicKey owner, OpenPGPComponentKey part) {}

    /** The known key with one of these ids; null for none. */
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
