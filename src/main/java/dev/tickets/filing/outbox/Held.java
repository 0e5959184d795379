package dev.tickets.filing.outbox;

import dev.tickets.config.AtomicFile;
import dev.tickets.config.JsonFile;
import dev.tickets.config.Trees;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** An entry that this process alone may send, move and change, until it is closed. */
public final class Held implements AutoCloseable {
    private final Outbox outbox;
    private final EntryLock lock;
    private Entry entry;

    Held(Outbox outbox, EntryLock lock, Entry entry) {
        this.outbox = outbox;
        this.lock = lock;
        this.entry = entry;
    }

    /** The entry as it is now. */
    public Entry entry() {
        return entry;
    }

    public String id() {
        return entry.id();
    }

    public Manifest manifest() {
        return entry.manifest();
    }

    /** Brings it to that place, where it is not there already. */
    public void move(Place to) {
        if (entry.place() == to) {
            return;
        }
        attempt("moved to " + to, () -> {
            AtomicFile.makeFolder(outbox.places().folder(to));
            Path from = entry.folder();
            Path there = outbox.places().folder(to).resolve(id());
            Files.move(from, there, StandardCopyOption.ATOMIC_MOVE);
            // it lies there from now on, also where the disk cannot promise that it will after a power cut
            entry = entry.at(to, there);
            AtomicFile.syncMove(from, there);
        });
    }

    /** Writes down what has changed of it, which is no request. */
    public void change(Manifest manifest) {
        Instant asked = asked();
        attempt("written", () -> {
            JsonFile.write(entry.folder().resolve(Entry.MANIFEST), ManifestFields.of(manifest));
            AtomicFile.sync(entry.folder());
            entry = entry.with(manifest);
        });
        asked(asked);
    }

    /**
     * The portal has got a request of it, or is about to. The folder's own time keeps that, for nothing else tells of a
     * process that was killed, and it costs no write.
     */
    public void asked(Instant at) {
        attempt("marked", () -> Files.setLastModifiedTime(entry.folder(), FileTime.from(at)));
    }

    /** When the portal last got a request of it, at the latest. */
    public Instant asked() {
        try {
            return Files.getLastModifiedTime(entry.folder()).toInstant();
        } catch (IOException e) {
            throw Outbox.damaged(id(), e);
        }
    }

    /**
     * Compares its files with their sums.
     *
     * @throws TicketsException (unexpected) when one has changed; it is not to be sent then
     */
    public void verify() {
        try {
            String changed = entry.changed();
            if (changed != null) {
                String why = changed + " has changed since it was written";
                Damage.found(entry.folder(), why);
                throw new IOException(why);
            }
        } catch (IOException e) {
            throw Outbox.damaged(id(), e);
        }
    }

    /**
     * It has arrived, whole: leaves the receipt, and deletes the rest.
     *
     * @throws TicketsException (incomplete) when there is no room for a receipt
     */
    public void done(Receipt receipt) {
        try {
            outbox.receipts().write(receipt);
        } catch (IOException e) {
            discard();
            throw new TicketsException(
                    ErrorCode.INCOMPLETE,
                    "#" + receipt.number() + " is there, but its receipt cannot be written: " + e,
                    "make room in the state folder, or make it writable",
                    e);
        }
        discard();
    }

    /** Deletes it. */
    public void discard() {
        move(Place.DONE);
        attempt("deleted", () -> Trees.delete(entry.folder()));
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(String what, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new TicketsException(
                    ErrorCode.UNEXPECTED,
                    "the outbox entry " + id() + " cannot be " + what + " in " + entry.folder() + ": " + e,
                    "make room there, or make the folder writable",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new TicketsException(
                    ErrorCode.UNEXPECTED,
                    "the outbox entry " + id() + " stays locked until this run ends: " + e,
                    null,
                    e);
        }
    }
}
