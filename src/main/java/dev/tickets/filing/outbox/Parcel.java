package dev.tickets.filing.outbox;

import dev.tickets.attach.Prepared;
import dev.tickets.ticket.Draft;

/**
 * What is stored of a message, and all that is ever sent of it.
 *
 * @param draft the fields as given, with the message; where it is sealed, with the sealed text and without what went
 *     into that
 * @param sealed whether the message is the whole body already
 */
public record Parcel(Draft draft, Prepared attachments, boolean sealed) {
    /** A message in clear. */
    public static Parcel open(Draft draft, Prepared attachments) {
        return new Parcel(draft, attachments, false);
    }
}
