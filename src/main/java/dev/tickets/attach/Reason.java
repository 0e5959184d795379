package dev.tickets.attach;

import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Why a file that was found before could not be read or written. */
final class Reason {
    private Reason() {}

    static String of(IOException e) {
        return e instanceof NoSuchFileException ? "it is no longer there" : IoReason.words(e);
    }
}
