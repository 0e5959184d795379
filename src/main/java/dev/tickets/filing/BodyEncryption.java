package dev.tickets.filing;

import dev.tickets.encrypt.Encryption;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encrypts the whole body of a message. Only the encrypted body is stored and sent. */
public final class BodyEncryption {
    private final Encryption encryption;

    public BodyEncryption(Encryption encryption) {
        this.encryption = encryption;
    }

    /**
     * The draft with an encrypted body.
     *
     * @param service the related service where a line of the body names it; null where a field names it, or without a
     *     service
     * @param packed the attachments, already encrypted
     */
    public Submission encrypted(Draft draft, @Nullable Service service, PackedAttachments packed) {
        // the body always names the CC addresses, because a portal may not show them
        String body = MessageBody.body(draft, service, CcAddresses.parse(draft.cc()));
        String words = MessageBody.withNote(body, packed.note());
        Draft.Builder bare = draft.but()
                .encrypted(encryption.armoured(words))
                // the draft lists the files from before encryption
                .attachments(List.of())
                .encryptTo(List.of());
        if (service != null) {
            bare.service(null);
        }
        List<String> followUps = new ArrayList<>();
        for (int reply = 0; reply < packed.later().size(); reply++) {
            followUps.add(encryption.armoured(packed.which(reply)));
        }
        return new Submission(bare.draft(), packed.encrypted(followUps), true);
    }
}
