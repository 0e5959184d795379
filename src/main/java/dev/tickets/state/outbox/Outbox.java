package dev.tickets.state.outbox;

import dev.tickets.state.FileTrees;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.Progress.Display;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages on their way. An entry is a folder: {@code manifest.json}, the message, the packed attachments, and a
 * lock. Its state is its parent folder, which changes atomically.
 */
public final class Outbox {
    /** How often to search again for an entry that another process moves. */
    private static final int ATTEMPTS = 20;

    private final TrustedFiles trust;
    private final EntryFolders places;
    private final Clock clock;
    private final ShortId ids;
    private final Receipts receipts;
    private final Display display;

    /**
     * @param root of all places; made when the first entry is
     * @param display shows how far large files are copied
     */
    public Outbox(Path root, TrustedFiles trust, Clock clock, ShortId ids, Display display) {
        this.trust = trust;
        this.places = new EntryFolders(root, trust);
        this.clock = clock;
        this.ids = ids;
        this.display = display;
        this.receipts = new Receipts(root.resolve("receipts"), trust);
    }

    /**
     * Checks the folders, before a message is sent that they would have to keep.
     *
     * @throws TicketsException (usage) when another user can change them
     */
    public void requireTrusted() {
        for (EntryState place : EntryState.values()) {
            trust.checkedIfOpen(places.folder(place));
        }
        receipts.requireTrusted();
    }

    public Receipts receipts() {
        return receipts;
    }

    /**
     * Writes an entry, and locks it.
     *
     * @param repetition what to do with a repeated alert; null to send it in any case
     * @param staging the folder of our own files, which need not be copied; null for none
     * @throws TicketsException (unexpected) if the entry cannot be written; then no part of it is left
     */
    public LockedEntry add(
            Submission submission,
            AccountRef account,
            @Nullable Reference reference,
            @Nullable DedupDecision repetition,
            @Nullable Path staging) {
        requireTrusted();
        return new EntryWriter(places, receipts, ids, clock.instant(), staging, display)
                .write(submission, account, reference, repetition);
    }

    /**
     * The content of the outbox.
     *
     * @param entries the complete entries, oldest first
     * @param torn the incomplete entries, which are never sent
     */
    public record Content(List<Entry> entries, List<Torn> torn) {}

    /**
     * An incomplete entry, and why.
     *
     * @param reported whether the damage was reported before
     */
    public record Torn(String id, Path folder, String why, boolean reported) {}

    public Content content() {
        Map<String, Entry> entries = new TreeMap<>();
        List<Torn> torn = new ArrayList<>();
        for (EntryState place : EntryState.OF_ENTRIES) {
            for (Path folder : places.folders(place)) {
                String id = String.valueOf(folder.getFileName());
                try {
                    entries.put(id, asItIs(Entry.read(place, folder, trust)));
                } catch (IOException e) {
                    if (Files.exists(folder)) {
                        torn.add(torn(folder, EntryDamage.reason(e)));
                    }
                }
            }
        }
        for (Path folder : places.folders(EntryState.MAKING)) {
            if (places.isAbandoned(folder, clock.instant())) {
                torn.add(
                        torn(folder, "the program ended before the entry was complete; no part of the entry was sent"));
            }
        }
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparing(entry -> entry.manifest().createdAt()));
        return new Content(sorted, torn);
    }

    private static Torn torn(Path folder, String why) {
        return new Torn(String.valueOf(folder.getFileName()), folder, why, EntryDamage.isReported(folder));
    }

    /** An entry in {@code sending} whose sender has ended is unclear. */
    private Entry asItIs(Entry entry) {
        return entry.place() == EntryState.SENDING && places.isFree(entry.folder())
                ? new Entry(EntryState.UNCLEAR, entry.folder(), entry.manifest())
                : entry;
    }

    /** The only id with this beginning. */
    public String id(String beginning) {
        List<String> ids = ShortId.matching(beginning, places.ids());
        if (ids.size() == 1) {
            return ids.get(0);
        }
        if (ids.isEmpty()) {
            throw unknown(beginning);
        }
        throw new TicketsException(
                ErrorCode.NOT_FOUND, "several outbox entries begin with " + beginning, "tickets outbox list");
    }

    private TicketsException unknown(String id) {
        String number = receipts.number(id);
        return new TicketsException(
                ErrorCode.NOT_FOUND,
                "outbox entry " + id
                        + (number == null ? " does not exist" : " no longer exists: it was sent as ticket #" + number),
                number == null ? "tickets outbox list" : "tickets view " + number);
    }

    public boolean holds(String id) {
        return places.find(id).isPresent();
    }

    /** The entry, to read it. */
    public Entry get(String id) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Path> folder = places.find(id);
            if (folder.isEmpty()) {
                throw unknown(id);
            }
            try {
                return asItIs(Entry.read(places.place(folder.get()), folder.get(), trust));
            } catch (NoSuchFileException moved) {
                if (Files.exists(folder.get().resolve(Entry.MANIFEST))) {
                    throw EntryDamage.failure(id, moved);
                }
            } catch (IOException e) {
                throw EntryDamage.failure(id, e);
            }
        }
        throw EntryDamage.failure(id, new IOException("the entry has no manifest"));
    }

    /**
     * Locks an entry for this process.
     *
     * @return empty if another process has the entry, or the entry is gone
     * @throws TicketsException (unexpected) if the entry is incomplete
     */
    public Optional<LockedEntry> hold(String id) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Path> folder = places.find(id);
            if (folder.isEmpty() || places.place(folder.get()) == EntryState.MAKING) {
                return Optional.empty();
            }
            try {
                EntryLock lock = places.take(folder.get());
                return lock == null ? Optional.empty() : held(id, lock);
            } catch (NoSuchFileException moved) {
                // the entry has moved since it was found
                if (Files.exists(folder.get())) {
                    throw EntryDamage.failure(id, moved);
                }
            } catch (IOException e) {
                throw EntryDamage.failure(id, e);
            }
        }
        return Optional.empty();
    }

    /** The entry of this lock, in its current folder: no other process can move the entry. */
    private Optional<LockedEntry> held(String id, EntryLock lock) throws IOException {
        boolean kept = false;
        try {
            Optional<Path> folder = places.find(id);
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            LockedEntry held = new LockedEntry(
                    places, receipts, lock, Entry.read(places.place(folder.get()), folder.get(), trust));
            if (receipts.has(id)) {
                // its program ended between the receipt and the deletion
                held.discard();
                return Optional.empty();
            }
            kept = true;
            return Optional.of(held);
        } finally {
            if (!kept) {
                lock.close();
            }
        }
    }

    /** The damage was reported. */
    public void reported(Torn torn) {
        try {
            EntryDamage.reported(torn.folder());
        } catch (IOException e) {
            throw EntryDamage.failure(torn.id(), e);
        }
    }

    /** Deletes an incomplete entry. */
    public void discardTorn(Torn torn) {
        try {
            FileTrees.delete(torn.folder());
        } catch (IOException e) {
            throw EntryDamage.failure(torn.id(), e);
        }
    }

    /** Deletes old receipts, and the remains of entries that have arrived. */
    public void tidy() {
        try {
            receipts.forgetOld(clock.instant());
            for (Path done : places.folders(EntryState.DONE)) {
                if (places.isFree(done) || !Files.exists(done.resolve(EntryLock.FILE))) {
                    FileTrees.delete(done);
                }
            }
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot clean up " + places.root(), places.root(), e);
        }
    }
}
