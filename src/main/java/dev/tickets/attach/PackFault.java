package dev.tickets.attach;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** The reason why a file that was found before cannot be read or written. */
final class PackFault {
    private PackFault() {}

    /**
     * The failure to write a temporary file, as a problem of one attachment.
     *
     * @param partly whether the message goes without the attachment
     * @throws TicketsException the failure itself, if the message does not go
     */
    static String ofStaging(TicketsException e, boolean partly) {
        if (!partly || e.code() != ErrorCode.USAGE) {
            throw e;
        }
        return e.getMessage();
    }

    static String of(IOException e) {
        return e instanceof NoSuchFileException ? "the file no longer exists" : IoReason.words(e);
    }
}
