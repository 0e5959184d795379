package dev.tickets.compose;

import java.util.Locale;

/**
 * A part of the portal's form, in the order of the form; but before anything is written that must not lie on disk in
 * clear, it is asked whether it must not.
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

    /** As a person calls it. */
    @Override
    public String toString() {
        return this == CC ? "CC" : name().toLowerCase(Locale.ROOT);
    }
}
