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

/** Encrypts all that would stand in the body of a message; what is stored and sent of it has nothing else. */
public final class BodyEncryption {
    private final Encryption encryption;

    public BodyEncryption(Encryption encryption) {
        this.encryption = encryption;
    }

    /**
     * The draft with its words encrypted.
     *
     * @param service the related service where a line of the body names it; null where a field does, or there is none
     * @param sealed the attachments, encrypted already
     */
    public Submission parcel(Draft draft, @Nullable Service service, PackedAttachments sealed) {
        // the addresses stand in it in any case: where the portal does not show that it copies them, they are told so
        String body = MessageBody.body(draft, service, CcAddresses.parse(draft.cc()));
        String words = MessageBody.withNote(body, sealed.note());
        Draft.Builder bare = draft.but()
                .encrypted(encryption.armoured(words))
                // the draft names the files as they were before encryption
                .attachments(List.of())
                .encryptTo(List.of());
        if (service != null) {
            bare.service(null);
        }
        List<String> followUps = new ArrayList<>();
        for (int reply = 0; reply < sealed.later().size(); reply++) {
            followUps.add(encryption.armoured(sealed.which(reply)));
        }
        return new Submission(bare.draft(), new PackedAttachments(sealed.messages(), "", followUps), true);
    }
}
