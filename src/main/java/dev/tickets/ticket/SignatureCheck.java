package dev.tickets.ticket;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking the signature of a text.
 *
 * @param fingerprint of the signature's key, in hex; null for an unknown key
 * @param keyId of the signature's key, 16 hex digits; null for none
 * @param userId the user id of the key; null for an unknown key
 * @param createdAt the time that the signature claims, ISO 8601 in UTC
 * @param problem why the signature is not accepted; null for a good signature or an unknown key
 */
public record SignatureCheck(
        Status status,
        @Nullable String fingerprint,
        @Nullable String keyId,
        @Nullable String userId,
        @Nullable String createdAt,
        @Nullable String problem) {

    /** The verdict. */
    public enum Status {
        /** A known key signed exactly this text. */
        GOOD,
        /** The key is unknown, so nothing was checked. */
        UNKNOWN_KEY,
        /** The text differs from the signed text. */
        BAD,
        /** The signature matches the text, but its key may not sign, or no longer. */
        INVALID;

        /** As in JSON: {@code unknown-key}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
