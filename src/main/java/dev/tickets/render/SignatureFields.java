package dev.tickets.render;

import dev.tickets.ticket.SignatureCheck;
import org.jspecify.annotations.Nullable;

/** The check of a signature. */
public final class SignatureFields extends Fields<SignatureCheck> {
    public SignatureFields() {
        super("status, fingerprint, keyId, userId, createdAt=DATE, problem");
    }

    @Override
    protected @Nullable Object[] values(SignatureCheck check) {
        return new @Nullable Object[] {
            check.status().toString(),
            check.fingerprint(),
            check.keyId(),
            check.userId(),
            check.createdAt(),
            check.problem()
        };
    }
}
