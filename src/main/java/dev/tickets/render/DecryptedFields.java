package dev.tickets.render;

import dev.tickets.ticket.BodyPart;
import org.jspecify.annotations.Nullable;

/** The OpenPGP messages in the body of a message. */
public final class DecryptedFields extends Fields<BodyPart> {
    public DecryptedFields() {
        super("text, encrypted, keyFingerprint=KEY, signature, problem");
    }

    @Override
    protected @Nullable Object[] values(BodyPart part) {
        return new @Nullable Object[] {
            part.kind() == BodyPart.Kind.UNREADABLE ? null : part.text(),
            part.kind() != BodyPart.Kind.SIGNED,
            part.keyFingerprint(),
            part.signature() == null ? null : new SignatureFields().nested(part.signature()),
            part.problem()
        };
    }
}
