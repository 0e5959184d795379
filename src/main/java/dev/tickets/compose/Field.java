package dev.tickets.compose;

import java.util.Locale;

/** A part of the portal's form, in the order of the form. */
public enum Field {
    DEPARTMENT,
    SUBJECT,
    MESSAGE,
    SERVICE,
    CC,
    ATTACHMENTS,
    ENCRYPTION,
    URGENCY;

    /** As a person calls it. */
    @Override
    public String toString() {
        return this == CC ? "CC" : name().toLowerCase(Locale.ROOT);
    }
}
