package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of the body of a message, where a body holds OpenPGP messages among other lines.
 *
 * @param text decrypted, or what was signed; what the portal sent where it could not be decrypted, and elsewhere
 * @param keyFingerprint of the key that it was decrypted with, in hex; null when not known or not decrypted
 * @param signature null when it has none
 * @param problem why it could not be decrypted; null when it could, or had not to be
 */
public record BodyPart(
        Kind kind,
        String text,
        @Nullable String keyFingerprint,
        @Nullable SignatureCheck signature,
        @Nullable String problem) {

    /** Where the text comes from. */
    public enum Kind {
        /** From the portal, which could have written it. */
        PORTAL,
        /** From inside an encrypted message. */
        DECRYPTED,
        /** From a message that is signed and not encrypted. */
        SIGNED,
        /** An encrypted message that stays as it was sent. */
        UNREADABLE
    }

    /** What the portal wrote, or could have. */
    public static BodyPart portal(String text) {
        return new BodyPart(Kind.PORTAL, text, null, null, null);
    }
}
