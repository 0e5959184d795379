package dev.tickets.render;

import java.util.Locale;

/** What a private part of a text is. A redacted text shows only this word, in angle brackets. */
public enum PrivatePart {
    /** A file or folder. */
    PATH,
    PROFILE,
    /** A host name or IP address, with or without a port. */
    HOST,
    /** A web address. */
    ADDRESS,
    /** A user of the portal or of this machine. */
    USER,
    /** A ticket number. */
    TICKET,
    /** The id of an outbox entry or draft. */
    ID,
    /** A program that the user has chosen. */
    PROGRAM,
    /** Any other text: a message of the portal, a subject, a value of the configuration. */
    TEXT;

    /** The word for the part: {@code <path>}. */
    @Override
    public String toString() {
        return "<" + name().toLowerCase(Locale.ROOT) + ">";
    }
}
