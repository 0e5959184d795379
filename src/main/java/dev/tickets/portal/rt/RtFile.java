package dev.tickets.portal.rt;

import dev.tickets.ticket.Attachment;

/**
 * An attachment in a ticket.
 *
 * @param transaction the message that it belongs to
 * @param exact whether its bytes arrive with the told length: RT converts texts to UTF-8 and back
 */
record RtFile(String transaction, Attachment attachment, boolean exact) {
    RtFile(String transaction, RtRow part) {
        this(
                transaction,
                new Attachment(
                        part.textOr("", "id"),
                        part.textOr("attachment-" + part.textOr("", "id"), "Filename"),
                        part.number("ContentLength")),
                !RtParts.type(part).startsWith("text/") && !RtParts.type(part).startsWith("message/"));
    }
}
