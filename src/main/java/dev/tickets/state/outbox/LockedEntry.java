package dev.tickets.state.outbox;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.FileTrees;
import dev.tickets.state.JsonFile;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry that only this process may send, move and change, until it is closed. */
public final class LockedEntry implements AutoCloseable {
    private final EntryFolders places;
    private final Receipts receipts;
    private final EntryLock lock;
    private Entry entry;
    private @Nullable ReceiptRoom room;

    LockedEntry(EntryFolders places, Receipts receipts, EntryLock lock, Entry entry) {
        this.places = places;
        this.receipts = receipts;
        this.lock = lock;
        this.entry = entry;
    }

    public Entry entry() {
        return entry;
    }

    public String id() {
        return entry.id();
    }

    public Manifest manifest() {
        return entry.manifest();
    }

    /** Moves the entry to that place. */
    public void move(EntryState to) {
        if (entry.place() == to) {
            return;
        }
        attempt("moved to " + to, () -> {
            AtomicFile.makeFolder(places.folder(to));
            Path from = entry.folder();
            Path there = places.folder(to).resolve(id());
            Files.move(from, there, StandardCopyOption.ATOMIC_MOVE);
            // the entry is there from now on, even if the disk cannot guarantee this after a power cut
            entry = entry.at(to, there);
            AtomicFile.syncMove(from, there);
        });
    }

    /**
     * Prepares, before a request, for the time after the request: the possible folders of the entry, and room for the
     * receipt.
     *
     * @throws TicketsException (unexpected) when there is no room; nothing was sent then
     */
    public void makeReady() {
        attempt("prepared for its receipt", () -> {
            for (EntryState place : EntryState.AFTER_A_REQUEST) {
                AtomicFile.makeFolder(places.folder(place));
            }
            if (room == null) {
                room = receipts.reserve(entry.folder(), Receipt.longest(manifest()));
            }
        });
    }

    /** Saves a change of the manifest without a request. */
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
     * Marks the time of a request to the portal. The folder's own time stores it, because it survives a killed process,
     * and costs no write.
     */
    public void asked(Instant at) {
        attempt("marked", () -> Files.setLastModifiedTime(entry.folder(), FileTime.from(at)));
    }

    /** The latest possible time of the last request to the portal. */
    public Instant asked() {
        try {
            return Files.getLastModifiedTime(entry.folder()).toInstant();
        } catch (IOException e) {
            throw EntryDamage.failure(id(), e);
        }
    }

    /**
     * Compares the files of the entry with their sums.
     *
     * @throws TicketsException (unexpected) if a file has changed; then the entry must not be sent
     */
    public void verify() {
        try {
            String changed = entry.changed();
            if (changed != null) {
                String why = changed + " has changed since it was written";
                EntryDamage.found(entry.folder(), why);
                throw new IOException(why);
            }
        } catch (IOException e) {
            throw EntryDamage.failure(id(), e);
        }
    }

    /**
     * The message has arrived completely: writes the receipt, and deletes the rest. If either fails, the entry stays
     * where it is: from there, the portal is searched before a part of the entry is sent.
     *
     * @return a sentence for each failure; empty if none
     */
    public List<String> done(Receipt receipt) {
        List<String> faults = new ArrayList<>();
        boolean written = isDone(faults, () -> written(receipt));
        boolean moved = isDone(faults, () -> move(EntryState.DONE)) || entry.place() == EntryState.DONE;
        if (!moved) {
            faults.add("the outbox entry " + id() + " could not be removed, but its message arrived as #"
                    + receipt.number() + ": "
                    + (written
                            ? "tickets outbox send deletes it"
                            : "tickets outbox mark " + id() + " arrived " + receipt.number() + " deletes it"));
            return faults;
        }
        if (!isDone(faults, () -> attempt("deleted", () -> FileTrees.delete(entry.folder())))) {
            faults.add("tickets outbox send deletes the remaining files");
        }
        return faults;
    }

    private void written(Receipt receipt) {
        try {
            if (room == null) {
                receipts.write(receipt);
            } else {
                receipts.write(receipt, room, entry.folder());
            }
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED,
                    "the receipt of #" + receipt.number() + " cannot be written",
                    places.root(),
                    e);
        }
    }

    private static boolean isDone(List<String> faults, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error e) {
            faults.add(Unexpected.sentence(e));
            return false;
        }
    }

    public void discard() {
        move(EntryState.DONE);
        attempt("deleted", () -> FileTrees.delete(entry.folder()));
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(String what, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED,
                    "the outbox entry " + id() + " in " + entry.folder() + " cannot be " + what,
                    places.root(),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            if (room != null) {
                room.close();
            }
            lock.close();
        } catch (IOException lockedUntilThisRunEnds) {
            // the verdict on the message is known, and the lock ends with the process
            room = null;
        }
    }
}
