package dev.tickets.render;

import dev.tickets.ticket.BodyPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The OpenPGP messages in the body of a message. */
public final class DecryptedFields extends Fields<BodyPart> {
    public DecryptedFields() {
        super(
                List.of(
                        Field.one("text", "TEXT"),
                        Field.one("encrypted", "ENCRYPTED"),
                        Field.one("keyFingerprint", "KEY"),
                        Field.one("signature", "SIGNATURE"),
                        Field.one("problem", "PROBLEM")),
                List.of("text", "encrypted", "keyFingerprint", "signature", "problem"));
    }

    @Override
    protected @Nullable Object value(BodyPart part, String field) {
        return switch (field) {
            case "text" -> part.kind() == BodyPart.Kind.UNREADABLE ? null : part.text();
            case "encrypted" -> part.kind() != BodyPart.Kind.SIGNED;
            case "keyFingerprint" -> part.keyFingerprint();
            case "signature" -> Inner.of(new SignatureFields(), part.signature());
            case "problem" -> part.problem();
            default -> throw noSuch(field);
        };
    }
}
