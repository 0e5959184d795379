package dev.tickets.filing;

import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an arrived message that the portal did not show.
 *
 * @param text the whole text, if it arrived changed; else null
 * @param files the attachments that are missing
 */
record Missing(@Nullable String text, List<ReadyAttachment> files) {
    static final Missing NOTHING = new Missing(null, List.of());
    static final String REASON = "the portal did not show the whole message";

    Missing {
        files = List.copyOf(files);
    }

    boolean isNothing() {
        return text == null && files.isEmpty();
    }

    /**
     * A reply that repeats the text; the caller adds the attachments.
     *
     * @param sent the original message; an encrypted text stays encrypted
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
