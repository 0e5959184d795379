package dev.tickets.filing;

import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the portal did not show of a message that arrived.
 *
 * @param text all of it, where it did not arrive as it was sent; else null
 * @param files the attachments that are missing
 */
record Missing(@Nullable String text, List<ReadyAttachment> files) {
    static final Missing NOTHING = new Missing(null, List.of());
    static final String REASON = "the portal did not show all of it";

    Missing {
        files = List.copyOf(files);
    }

    boolean isNothing() {
        return text == null && files.isEmpty();
    }

    /**
     * A reply that says it again, but for its attachments.
     *
     * @param sent the message; a text that it had encrypted stays so
     */
    Draft reply(TicketNumber number, Draft sent) {
        return text == null
                ? Draft.reply(number).message("The attachments again").draft()
                : Draft.reply(number)
                        .message(text)
                        .encryption(sent.encryption())
                        .draft();
    }
}
