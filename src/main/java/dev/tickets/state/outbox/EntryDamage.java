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

/** What is wrong with an entry, written down beside it: what cannot be mended is said once, not every five minutes. */
final class EntryDamage {
    /** Holds what was found when the entry's bytes were compared with their sums. */
    private static final String FOUND = "damaged";

    /** Is there once somebody was told. */
    private static final String TOLD = "told";

    private EntryDamage() {}

    /** What was found to be wrong with the entry in that folder; null when nothing was. */
    static @Nullable String found(Path folder) throws IOException {
        Path file = folder.resolve(FOUND);
        return Files.exists(file) ? BoundedFile.text(file) : null;
    }

    /** Something was found; whoever found it tells it. */
    static void found(Path folder, String why) throws IOException {
        AtomicFile.write(folder.resolve(FOUND), why.getBytes(StandardCharsets.UTF_8));
        told(folder);
    }

    /** The failure of an entry that is not whole. */
    static TicketsException failure(String id, IOException e) {
        return new TicketsException(
                ErrorCode.UNEXPECTED,
                "the outbox entry " + id + " is damaged and will not be sent: " + reason(e),
                "show the remaining data: tickets outbox show " + id + "; delete the entry: tickets outbox discard "
                        + id,
                e);
    }

    /** Why the entry cannot be read. */
    static String reason(IOException e) {
        return e instanceof NoSuchFileException missing
                ? Path.of(missing.getFile()).getFileName() + " is missing"
                : IoReason.words(e);
    }

    static boolean isTold(Path folder) {
        return Files.exists(folder.resolve(TOLD));
    }

    static void told(Path folder) throws IOException {
        try {
            Files.createFile(folder.resolve(TOLD), AtomicFile.FILE);
        } catch (FileAlreadyExistsException ignored) {
            // the damage was reported before
        }
    }
}
