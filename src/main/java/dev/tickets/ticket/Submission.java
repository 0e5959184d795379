package dev.tickets.ticket;

import java.util.List;

/**
 * What is stored of a message, and all that is ever sent of it.
 *
 * @param draft the fields as given, with the message; where it is sealed, with the sealed text and without what went
 *     into that
 * @param sealed whether the message is the whole body already
 */
public record Submission(Draft draft, PackedAttachments attachments, boolean sealed) {
    /** A message that is kept as it comes. */
    public static Submission open(Draft draft, PackedAttachments attachments) {
        return new Submission(draft, attachments, false);
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
     * What may be stored of a message that only the portal encrypts: the public fields. Not even a checksum of the text
     * is stored, because a short text could be guessed from the checksum. The service goes too: its line may stand in
     * the body.
     */
    public Submission withoutText() {
        Draft bare = draft.but()
                .withoutSecrets()
                .service(null)
                .attachments(List.of())
                .draft();
        return new Submission(bare, PackedAttachments.NOTHING, true);
    }
}
