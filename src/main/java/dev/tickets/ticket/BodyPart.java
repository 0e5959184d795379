package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A part of the body of a message, if the body holds OpenPGP messages among other lines.
 *
 * @param text the decrypted or signed text; else the text from the portal
 * @param keyFingerprint of the decryption key, in hex; null when unknown or not decrypted
 * @param signature null without a signature
 * @param problem why decryption failed; null when it succeeded or was not needed
 */
public record BodyPart(
        Kind kind,
        String text,
        @Nullable String keyFingerprint,
        @Nullable SignatureCheck signature,
        @Nullable String problem) {

    /** Where the text comes from. */
    public enum Kind {
        /** From the portal, possibly written by the portal itself. */
        PORTAL,
        /** From inside an encrypted message. */
        DECRYPTED,
        /** From a message that is not encrypted, and usually signed. */
        SIGNED,
        /** An encrypted message that could not be decrypted. */
        UNREADABLE
    }

    public static BodyPart portal(String text) {
        return new BodyPart(Kind.PORTAL, text, null, null, null);
    }
}
