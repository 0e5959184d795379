package dev.tickets.ticket;

import java.util.List;

/**
 * The stored and sent form of a draft.
 *
 * @param draft the fields with the message; if encrypted, with the encrypted text and without the fields inside it
 * @param encrypted whether the message is the whole, encrypted body
 */
public record Submission(Draft draft, PackedAttachments attachments, boolean encrypted) {
    /** A message without encryption. */
    public static Submission open(Draft draft, PackedAttachments attachments) {
        return new Submission(draft, attachments, false);
    }

    /** Whether the portal is asked to encrypt the message, because no key is configured here. */
    public boolean byPortal() {
        return draft.encrypt() && (!encrypted || isWithoutText());
    }

    /** Whether only the data for a search was kept: the message can be found, but not sent. */
    public boolean isWithoutText() {
        return encrypted && MessageBody.message(draft).isEmpty();
    }

    /**
     * The storable part of a message that only the portal encrypts: the public fields. Not even a checksum of the text
     * is stored, because a short text could be guessed from the checksum. The service is removed too: its line may be
     * in the body.
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
