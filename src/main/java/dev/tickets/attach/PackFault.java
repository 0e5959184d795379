package dev.tickets.attach;

import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** The reason why a file that was found before cannot be read or written. */
final class PackFault {
    private PackFault() {}

    static String of(IOException e) {
        return e instanceof NoSuchFileException ? "the file no longer exists" : IoReason.words(e);
    }
}
