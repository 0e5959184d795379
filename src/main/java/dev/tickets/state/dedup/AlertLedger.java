package dev.tickets.state.dedup;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.ProcessLock;
import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.DedupKey;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.Sha256;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which ticket each dedup key has: a small file for each key of one portal and user, and a lock beside it, so that of
 * many processes with the same key one after the other looks and acts. The lock dies with its process.
 */
public final class AlertLedger {
    private static final String FIRST_LINE = "tickets dedup 1";
    private static final String LAST_LINE = "end";

    private final Path folder;
    private final TrustedFiles trust;
    private final Duration patience;
    private final Sleeper sleeper;
    private final Consumer<String> warning;

    /**
     * @param folder of this portal and user
     * @param patience how long to wait for the lock of a key
     * @param warning gets a message for each unreadable entry
     */
    public AlertLedger(Path folder, TrustedFiles trust, Duration patience, Sleeper sleeper, Consumer<String> warning) {
        this.folder = folder;
        this.trust = trust;
        this.patience = patience;
        this.sleeper = sleeper;
        this.warning = warning;
    }

    /**
     * The folder of one portal and user.
     *
     * @param all of all of them
     */
    public static Path folder(Path all, String origin, @Nullable String user) {
        String name = origin + (user == null ? "" : "/" + user);
        StringBuilder safe = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '@';
            safe.append(plain ? String.valueOf((char) b) : String.format("_%02x", b));
        }
        // file systems take names of 255 bytes
        return all.resolve(safe.length() <= 200 ? safe.toString() : Sha256.sha256(name));
    }

    /**
     * The record of a key: its ticket, or the outbox entry that becomes a ticket.
     *
     * @param ticket null while the ticket has no number yet
     * @param outboxId null if no entry is in the outbox
     * @param lastMessageAt when the key's last message was filed
     */
    public record Entry(
            @Nullable TicketNumber ticket, @Nullable String outboxId, Instant lastMessageAt) {}

    /** One key while its lock is held. */
    public final class Page {
        private final DedupKey key;

        private Page(DedupKey key) {
            this.key = key;
        }

        /** The record of the key; empty if none exists or can be read. */
        public Optional<Entry> entry() {
            return read(key);
        }

        /** Saves the record after the work is done; a failure is only a warning, because it undoes nothing. */
        public void recordIfPossible(Entry entry) {
            try {
                write(key, entry);
            } catch (RuntimeException | Error e) {
                warning.accept(Unexpected.words(e));
            }
        }

        /** Saves the record of the key. */
        public void record(Entry entry) {
            write(key, entry);
        }
    }

    /**
     * Does the work while no other process or thread has the key.
     *
     * @throws TicketsException (timeout) when the others take too long; (unexpected) when the folder cannot be used
     */
    public <T> T locked(DedupKey key, Function<Page, T> work) {
        ProcessLock lock = lock(key);
        try {
            return work.apply(new Page(key));
        } finally {
            close(lock);
        }
    }

    private ProcessLock lock(DedupKey key) {
        try {
            trust.makeFolder(folder);
            ProcessLock lock = ProcessLock.await(folder.resolve(key.fileName() + ".lock"), patience, sleeper);
            if (lock == null) {
                throw new TicketsException(
                        ErrorCode.TIMEOUT,
                        "the lock of the key '" + key.value() + "' was not acquired within " + patience.toSeconds()
                                + " s: other tickets processes hold it",
                        "try again");
            }
            return lock;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** A failure to unlock does not undo the work. */
    private void close(ProcessLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            warning.accept("the lock of a key in " + folder + " is held until this run ends: " + IoReason.words(e));
        }
    }

    private Path file(DedupKey key) {
        return folder.resolve(key.fileName());
    }

    private Optional<Entry> read(DedupKey key) {
        // outside the "try": a file that another user can change must not pass for a new key
        Path file = trust.checked(file(key));
        try {
            return Optional.of(parse(BoundedFile.text(file), key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeParseException | TicketsException e) {
            warning.accept("cannot read the record of the key '" + key.value() + "' in " + file
                    + "; the key counts as new: "
                    + (e instanceof IOException io ? IoReason.notice(file, io) : "the file is damaged"));
            return Optional.empty();
        }
    }

    private static Entry parse(String text, DedupKey key) {
        String[] lines = text.split("\n", -1);
        boolean whole = lines.length == 7
                && lines[0].equals(FIRST_LINE)
                && lines[1].equals("key " + key.value())
                && lines[5].equals(LAST_LINE)
                && lines[6].isEmpty();
        if (!whole) {
            throw new IllegalArgumentException("the file is damaged");
        }
        String ticket = value(lines[2], "ticket");
        String outboxId = value(lines[3], "outbox");
        if (ticket.isEmpty() && outboxId.isEmpty()) {
            throw new IllegalArgumentException("the file names no ticket");
        }
        return new Entry(
                ticket.isEmpty() ? null : new TicketNumber(ticket),
                outboxId.isEmpty() ? null : outboxId,
                Instant.parse(value(lines[4], "last-message")));
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException("the file is damaged");
        }
        return line.substring(name.length() + 1);
    }

    private void write(DedupKey key, Entry entry) {
        String text = FIRST_LINE + "\nkey " + key.value() + "\nticket "
                + (entry.ticket() == null ? "" : entry.ticket().value()) + "\noutbox "
                + (entry.outboxId() == null ? "" : entry.outboxId()) + "\nlast-message " + entry.lastMessageAt() + "\n"
                + LAST_LINE + "\n";
        try {
            AtomicFile.write(file(key), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private TicketsException unusable(IOException e) {
        return IoReason.failure(ErrorCode.UNEXPECTED, "cannot save the tickets of the keys in " + folder, folder, e);
    }
}
