package dev.tickets.encrypt;

import dev.tickets.ticket.SignatureCheck;
import dev.tickets.ticket.SignatureCheck.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPOnePassSignature;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/** Checks the signatures of one text while the text is read. Only signatures of known keys cost time. */
final class SignatureChecks {
    private final SigningKeys keys;
    private final Instant now;
    private final List<Started> announced = new ArrayList<>();
    private final List<Started> before = new ArrayList<>();
    private final List<SignatureCheck> done = new ArrayList<>();

    SignatureChecks(Verification verification) {
        keys = verification.keys();
        now = verification.now();
    }

    /**
     * A signature whose text is being read.
     *
     * @param onePass the packet before the text; null for a signature before the text
     * @param signature before the text; null otherwise
     * @param signer null for an unknown key
     * @param isRunning whether the hash of the text is computed; false for an unknown kind of signature
     */
    private record Started(
            @Nullable PGPOnePassSignature onePass,
            @Nullable PGPSignature signature,
            SigningKeys.@Nullable Signer signer,
            boolean isRunning) {}

    /** Signatures that follow the text are announced before it. */
    void announced(PGPOnePassSignatureList list) {
        for (PGPOnePassSignature onePass : list) {
            SigningKeys.Signer signer = keys.find(List.of(onePass.getKeyIdentifier()));
            announced.add(new Started(onePass, null, signer, isRunning(signer, onePass::init)));
        }
    }

    /** Signatures of the old form precede the text. */
    void before(PGPSignatureList list) {
        for (PGPSignature signature : list) {
            SigningKeys.Signer signer = keys.find(signature.getKeyIdentifiers());
            before.add(new Started(null, signature, signer, isRunning(signer, signature::init)));
        }
    }

    private interface Sum {
        void init(PGPContentVerifierBuilderProvider provider, PGPPublicKey key) throws PGPException;
    }

    private static boolean isRunning(SigningKeys.@Nullable Signer signer, Sum sum) {
        if (signer == null) {
            return false;
        }
        try {
            sum.init(new BcPGPContentVerifierBuilderProvider(), signer.part().getPGPPublicKey());
            return true;
        } catch (PGPException | RuntimeException unknownKind) {
            return false;
        }
    }

    void text(byte[] bytes, int offset, int length) {
        for (Started one : announced) {
            if (one.isRunning() && one.onePass() != null) {
                one.onePass().update(bytes, offset, length);
            }
        }
        for (Started one : before) {
            if (one.isRunning() && one.signature() != null) {
                one.signature().update(bytes, offset, length);
            }
        }
    }

    /** The signatures after the text; the last signature belongs to the first announcement. */
    void after(PGPSignatureList list) {
        for (PGPSignature signature : list) {
            if (announced.isEmpty()) {
                throw DamagedMessage.of("the signatures do not belong to the text", null);
            }
            done.add(judge(announced.remove(announced.size() - 1), signature));
        }
    }

    /**
     * The result for all signatures: a bad signature wins, then a good one.
     *
     * @return null without signatures
     */
    @Nullable
    SignatureCheck result() {
        if (!announced.isEmpty()) {
            throw DamagedMessage.of("the signature is missing", null);
        }
        for (Started one : before) {
            if (one.signature() != null) {
                done.add(judge(one, one.signature()));
            }
        }
        before.clear();
        for (Status status : List.of(Status.BAD, Status.GOOD, Status.INVALID, Status.UNKNOWN_KEY)) {
            for (SignatureCheck check : done) {
                if (check.status() == status) {
                    return check;
                }
            }
        }
        return null;
    }

    private SignatureCheck judge(Started started, PGPSignature signature) {
        SigningKeys.Signer signer = started.signer();
        if (signer == null) {
            return new SignatureCheck(Status.UNKNOWN_KEY, null, keyId(signature), null, made(signature), null);
        }
        if (!started.isRunning()) {
            return check(Status.INVALID, signer, signature, "this kind of signature is unknown");
        }
        OpenPGPDocumentSignature document = new OpenPGPDocumentSignature(signature, signer.part());
        try {
            boolean right = started.onePass() == null ? document.verify() : document.verify(started.onePass());
            if (!right) {
                return check(Status.BAD, signer, signature, "the text was changed after it was signed");
            }
            String problem = problem(document, signer);
            return check(problem == null ? Status.GOOD : Status.INVALID, signer, signature, problem);
        } catch (PGPException | RuntimeException e) {
            // the library fails in many ways on forged data
            return check(Status.BAD, signer, signature, "the signature is damaged");
        }
    }

    /** Why a signature that fits the text is invalid; null for a valid signature. */
    private @Nullable String problem(OpenPGPDocumentSignature document, SigningKeys.Signer signer) {
        PGPSignature signature = document.getSignature();
        int type = signature.getSignatureType();
        if (type != PGPSignature.BINARY_DOCUMENT && type != PGPSignature.CANONICAL_TEXT_DOCUMENT) {
            return "the signature is not a signature of a text";
        }
        if (document.getCreationTime().toInstant().isAfter(now)) {
            return "the signature is dated in the future";
        }
        Date expiry = document.getExpirationTime();
        if (expiry != null && !expiry.toInstant().isAfter(now)) {
            return "the signature has expired";
        }
        Date today = Date.from(now);
        if (signer.owner().certificate().getRevocation(today) != null
                || signer.part().getRevocation(today) != null) {
            return "the key was revoked";
        }
        try {
            return document.isValid(new OpenPGPDefaultPolicy())
                    ? null
                    : "the key was not valid for signing at the signature's date";
        } catch (PGPException e) {
            return "the signature uses an algorithm that is no longer safe";
        }
    }

    private static SignatureCheck check(
            Status status, SigningKeys.Signer signer, PGPSignature signature, @Nullable String problem) {
        return new SignatureCheck(
                status,
                signer.owner().fingerprint().hex(),
                keyId(signer.part().getKeyIdentifier()),
                signer.owner().userId(),
                made(signature),
                problem);
    }

    private static @Nullable String made(PGPSignature signature) {
        Date made = signature.getCreationTime();
        return made == null ? null : made.toInstant().toString();
    }

    private static @Nullable String keyId(PGPSignature signature) {
        List<KeyIdentifier> ids = signature.getKeyIdentifiers();
        return ids.isEmpty() ? null : keyId(ids.get(0));
    }

    private static @Nullable String keyId(KeyIdentifier id) {
        return id.isWildcard() ? null : String.format(Locale.ROOT, "%016X", id.getKeyId());
    }
}
