package dev.tickets.compose;

import java.util.Locale;

/**
 * The fields of the portal's form, in order. Encryption comes before the message, because a secret message must not be
 * stored unencrypted.
 */
public enum DraftField {
    DEPARTMENT,
    SUBJECT,
    ENCRYPTION,
    MESSAGE,
    SERVICE,
    CC,
    ATTACHMENTS,
    URGENCY;

    /** The name for the user. */
    @Override
    public String toString() {
        return this == CC ? "CC" : name().toLowerCase(Locale.ROOT);
    }
}
