package dev.tickets.state.outbox;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The damage of an entry, saved in its folder, so that it is reported once and not every five minutes. */
final class EntryDamage {
    /** The file with the result of the comparison with the sums. */
    private static final String FOUND = "damaged";

    /** This file exists once the damage was reported. */
    private static final String REPORTED = "told";

    private EntryDamage() {}

    /** The damage that was found in the entry; null for none. */
    static @Nullable String found(Path folder) throws IOException {
        Path file = folder.resolve(FOUND);
        return Files.exists(file) ? BoundedFile.text(file) : null;
    }

    /** Marks the entry as damaged; the caller reports the damage. */
    static void found(Path folder, String why) throws IOException {
        AtomicFile.write(folder.resolve(FOUND), why.getBytes(StandardCharsets.UTF_8));
        reported(folder);
    }

    static TicketsException failure(String id, IOException e) {
        return new TicketsException(
                ErrorCode.UNEXPECTED,
                "the outbox entry " + id + " is damaged and will not be sent: " + reason(e),
                "show the remaining data: tickets outbox show " + id + "; delete the entry: tickets outbox discard "
                        + id,
                e);
    }

    static String reason(IOException e) {
        return e instanceof NoSuchFileException missing
                ? Path.of(missing.getFile()).getFileName() + " is missing"
                : IoReason.notice(null, e);
    }

    static boolean isReported(Path folder) {
        return Files.exists(folder.resolve(REPORTED));
    }

    static void reported(Path folder) throws IOException {
        try {
            Files.createFile(folder.resolve(REPORTED), AtomicFile.FILE);
        } catch (FileAlreadyExistsException ignored) {
            // the damage was reported before
        }
    }
}
