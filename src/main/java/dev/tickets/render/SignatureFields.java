package dev.tickets.render;

import dev.tickets.ticket.SignatureCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the signature of a text or file is worth. */
public final class SignatureFields extends Fields<SignatureCheck> {
    public SignatureFields() {
        super(
                List.of(
                        Field.one("status", "STATUS"),
                        Field.one("fingerprint", "FINGERPRINT"),
                        Field.one("keyId", "KEY ID"),
                        Field.one("userId", "USER ID"),
                        Field.one("createdAt", "DATE"),
                        Field.one("problem", "PROBLEM")),
                List.of("status", "fingerprint", "keyId", "userId", "createdAt", "problem"));
    }

    @Override
    protected @Nullable Object value(SignatureCheck check, String field) {
        return switch (field) {
            case "status" -> check.status().toString();
            case "fingerprint" -> check.fingerprint();
            case "keyId" -> check.keyId();
            case "userId" -> check.userId();
            case "createdAt" -> check.createdAt();
            case "problem" -> check.problem();
            default -> throw noSuch(field);
        };
    }
}
