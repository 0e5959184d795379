package dev.tickets.compose;

import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Attaches the clipboard's picture to a draft; for a draft to be encrypted, the picture is never stored unencrypted.
 */
final class ClipboardPicture {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** The maximum size of a picture that is kept in memory instead of on disk. */
    private static final long LARGEST = 64 << 20;

    private final WritingContext context;

    ClipboardPicture(WritingContext context) {
        this.context = context;
    }

    Draft attachedTo(Draft draft) {
        List<String> attachments = new ArrayList<>(draft.attachments());
        Clipboard clipboard =
                new Clipboard(context.environment(), System.getProperty("os.name", ""), context.clock(), LIMIT);
        attachments.add(
                draft.encrypt()
                        ? encrypted(draft, clipboard)
                        : clipboard.picture(context.newFile().get()));
        return draft.but().attachments(attachments).draft();
    }

    private String encrypted(Draft draft, Clipboard clipboard) {
        long most = Math.min(context.profile().get().attachments().maxSize(), LARGEST);
        Clipboard.Picture picture = clipboard.inMemory((int) most);
        try {
            return context.policy()
                    .get()
                    .kept(
                            draft,
                            picture.name(),
                            new ByteArrayInputStream(picture.png()),
                            context.newFile().get());
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot encrypt the picture", null, e);
        } finally {
            Arrays.fill(picture.png(), (byte) 0);
        }
    }
}
