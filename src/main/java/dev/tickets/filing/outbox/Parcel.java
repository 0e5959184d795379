package dev.tickets.filing.outbox;

import dev.tickets.attach.Prepared;
import dev.tickets.compose.MessageBody;
import dev.tickets.ticket.Draft;
import java.util.List;

/**
 * What is stored of a message, and all that is ever sent of it.
 *
 * @param draft the fields as given, with the message; where it is sealed, with the sealed text and without what went
 *     into that
 * @param sealed whether the message is the whole body already
 */
public record Parcel(Draft draft, Prepared attachments, boolean sealed) {
    /** A message that is kept as it comes. */
    public static Parcel open(Draft draft, Prepared attachments) {
        return new Parcel(draft, attachments, false);
    }

    /** Whether the portal is asked to encrypt it, since there is no key to do so here. */
    public boolean byPortal() {
        return draft.encrypt() && (!sealed || isWithoutText());
    }

    /** Whether only what is needed to look for it was kept: it can be found, but not sent. */
    public boolean isWithoutText() {
        return sealed && MessageBody.message(draft).isEmpty();
    }

    /**
     * What may be kept of a message that only the portal encrypts: nothing that would lie here in clear. Not even a sum
     * of its text, for a short one could be guessed.
     */
    public Parcel withoutText() {
        Draft bare = draft.but()
                .message("")
                .impact(null)
                .contact(null)
                .host(null)
                .service(null)
                .attachments(List.of())
                .draft();
        return new Parcel(bare, Prepared.NOTHING, true);
    }
}
