package dev.tickets.ticket;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the signature of a text is worth.
 *
 * @param fingerprint of the known key that it names, in hex; null for a key that is not known
 * @param keyId of the key that it names, 16 digits of hex; null where it names none
 * @param userId whom the known key belongs to by its own words; null for a key that is not known
 * @param createdAt when it was made by its own words, ISO 8601 in UTC
 * @param problem why a signature counts for nothing; null when it is good, or its key is not known
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
        /** A known key made it, over exactly this text. */
        GOOD,
        /** Its key is not among those that are known, so nothing was checked. */
        UNKNOWN_KEY,
        /** The text is not the one that was signed. */
        BAD,
        /** It fits the text, but its key may not sign, or may not any more. */
        INVALID;

        /** As in JSON: {@code unknown-key}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
