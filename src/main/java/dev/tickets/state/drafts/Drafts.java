package dev.tickets.state.drafts;

import dev.tickets.state.FileTrees;
import dev.tickets.state.JsonFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.AttachmentSpec;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The drafts of this user: a folder each, with {@code draft.json} and, where a message was ready to be sent, its
 * attachments in {@code files/}; while an editor is open, or after it has failed, its {@code message.txt}. Each is
 * written whole, and stays until it is discarded.
 */
public final class Drafts {
    static final String DOCUMENT = "draft.json";
    private static final String FILES = "files";
    private static final String EDITED = "message.txt";

    private final Path folder;
    private final Clock clock;
    private final DraftFolders folders;
    private final Consumer<String> notices;
    private final DraftCipher cipher;
    private final TrustedFiles trust;
    private final DraftExpiry expiry;
    private final boolean attended;

    /**
     * @param folder of all drafts; made with the first draft
     * @param notices gets a message for each unreadable draft
     * @param cipher for drafts of messages that are to be encrypted
     * @param expiry which old drafts are deleted when all drafts are read or a new one is added
     * @param attended whether a person sees the drafts of this run
     */
    public Drafts(
            Path folder,
            TrustedFiles trust,
            Clock clock,
            ShortId ids,
            Consumer<String> notices,
            DraftCipher cipher,
            DraftExpiry expiry,
            boolean attended) {
        this.folder = folder;
        this.trust = trust;
        this.clock = clock;
        this.folders = new DraftFolders(folder, trust, ids);
        this.notices = notices;
        this.cipher = cipher;
        this.expiry = expiry;
        this.attended = attended;
    }

    /** Whether the draft can be stored without unencrypted parts that must be encrypted. */
    public boolean mayKeep(Draft draft) {
        return !draft.isSecret() || cipher.isPossible();
    }

    /**
     * The draft with its decrypted words; may ask for a passphrase.
     *
     * @throws TicketsException if the draft is encrypted and cannot be decrypted
     */
    public KeptDraft opened(KeptDraft kept) {
        try {
            return DraftDocument.opened(kept, cipher);
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED, "the draft " + kept.id() + " holds no draft", folder.resolve(kept.id()), e);
        }
    }

    /**
     * Keeps a new draft.
     *
     * @param reason why the draft was not sent; null while it is being written
     */
    public KeptDraft add(String profile, Draft draft, @Nullable String reason) {
        Instant now = clock.instant();
        try {
            KeptDraft kept = new KeptDraft(
                    folders.make(now), profile, now, now, draft, List.of(), reason, attended, List.of(), null);
            try {
                write(kept);
            } catch (IOException | RuntimeException | Error e) {
                Files.deleteIfExists(folder.resolve(kept.id()));
                throw e;
            }
            // also where nobody ever lists drafts, they do not fill the disk
            List<KeptDraft> ignored = read(reading -> {});
            return kept;
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /** Saves the draft with this content, and copies attachments that exist only now. */
    public KeptDraft keep(KeptDraft kept, Draft draft, DraftFiles files) {
        Draft lasting = lasting(kept.id(), draft, files);
        return change(kept, lasting, files.now(lasting.attachments()));
    }

    /** The draft, with attachments that exist only now copied to its files, encrypted if the draft is. */
    Draft lasting(String id, Draft draft, DraftFiles files) {
        if (draft.isEncrypted()) {
            return draft;
        }
        try {
            List<String> specs = draft.encrypt()
                    ? files.encrypted(draft, folder.resolve(id), files(id), cipher)
                    : files.lasting(draft.attachments(), files(id));
            return draft.but().attachments(specs).draft();
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /** Whether it attaches files of drafts that are already encrypted, and are sent from their place. */
    public boolean holdsEncrypted(Draft draft) {
        return draft.attachments().stream()
                .map(spec -> AttachmentSpec.parse(spec, folder).path())
                .anyMatch(path -> path != null && EncryptedFiles.contain(path, folder));
    }

    /** Whether it attaches files that exist only now, or copies in its own folder. */
    boolean holdsFiles(Draft draft, DraftFiles files) {
        boolean own = draft.attachments().stream()
                .map(spec -> AttachmentSpec.parse(spec, files.folder()).path())
                .anyMatch(path -> path != null && path.startsWith(folder));
        return own || files.isFleeting(draft, cipher);
    }

    /**
     * Saves the draft with this content. A draft that must be encrypted then leaves nothing unencrypted; its words are
     * not saved if the author has no key.
     */
    public KeptDraft change(KeptDraft kept, Draft draft, List<KeptDraft.KeptSource> sources) {
        KeptDraft changed = new KeptDraft(
                kept.id(),
                kept.profile(),
                kept.createdAt(),
                clock.instant(),
                draft,
                sources,
                kept.reason(),
                attended || kept.attended(),
                kept.questions(),
                null);
        try {
            write(changed);
            Optional<String> left = unfinished(kept.id());
            boolean taken = left.isPresent()
                    && left.get().equals(MessageBody.message(draft).strip());
            if (taken || (left.isPresent() && draft.encrypt())) {
                Files.delete(edited(kept.id()));
            }
            if (draft.isSecret()) {
                FileTrees.delete(files(kept.id()));
            }
        } catch (IOException e) {
            throw cannotKeep(e);
        }
        return changed;
    }

    Path folder(String id) {
        return folder.resolve(id);
    }

    /** The file for an editor that works on the draft's message. */
    public Path edited(String id) {
        return folder.resolve(id).resolve(EDITED);
    }

    /** The text that an editor saved and that is not in the draft, after a failure or an interruption. */
    public Optional<String> unfinished(String id) {
        return EditedText.unfinished(trust.checked(edited(id)));
    }

    /** All drafts, the last changed first. A notice names an unreadable draft. */
    public List<KeptDraft> all() {
        List<KeptDraft> all = read(notices);
        all.sort(Comparator.comparing(KeptDraft::changedAt).reversed());
        return all;
    }

    /** Reads all drafts, and deletes those that are too old. */
    private List<KeptDraft> read(Consumer<String> unreadable) {
        List<KeptDraft> all = new ArrayList<>();
        for (String id : folders.all()) {
            // a draft without a document is being made or discarded, or its process was killed before the first save
            if (Files.exists(trust.checked(folder.resolve(id).resolve(DOCUMENT)))) {
                try {
                    KeptDraft kept = read(id);
                    if (expiry.isOver(kept, folder.resolve(id), edited(id), clock.instant())) {
                        discard(id);
                    } else {
                        all.add(kept);
                    }
                } catch (IOException e) {
                    unreadable.accept("cannot read the draft " + id + " in " + folder + ": "
                            + IoReason.notice(folder.resolve(id), e));
                }
            }
        }
        return all;
    }

    /**
     * The draft of that id, or of the only id that begins so.
     *
     * @throws TicketsException (not-found) when there is none
     */
    public KeptDraft get(String id) {
        String whole = id(id);
        try {
            return read(whole);
        } catch (IOException e) {
            throw IoReason.failure(
                    ErrorCode.UNEXPECTED,
                    "cannot read the draft " + whole + " in " + folder,
                    folder.resolve(whole),
                    "tickets drafts discard " + whole,
                    e);
        }
    }

    /**
     * The whole of an id that may be cut short; the draft itself may be damaged.
     *
     * @throws TicketsException (not-found) if none or several match
     */
    public String id(String id) {
        return folders.id(id);
    }

    /** Discards the draft, unless a process works on it; returns whether it is gone. */
    public boolean discardUnused(String id) {
        if (DraftExpiry.isInUse(folder.resolve(id))) {
            return false;
        }
        discard(id);
        return true;
    }

    public void discard(String id) {
        Path draft = folder.resolve(id);
        try {
            // the document first, so that no half draft is left
            Files.deleteIfExists(draft.resolve(DOCUMENT));
            FileTrees.delete(draft);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot discard the draft " + id + " in " + folder, draft, e);
        }
    }

    /** The folder of the draft's own files: packed attachments, a screenshot. May not exist. */
    public Path files(String id) {
        return folder.resolve(id).resolve(FILES);
    }

    private void write(KeptDraft kept) throws IOException {
        JsonFile.write(folder.resolve(kept.id()).resolve(DOCUMENT), DraftDocument.of(kept, cipher));
    }

    private KeptDraft read(String id) throws IOException {
        Path document = trust.checked(folder.resolve(id).resolve(DOCUMENT));
        trust.checked(files(id));
        trust.checked(folder.resolve(id).resolve(EncryptedFiles.FOLDER));
        KeptDraft kept = DraftDocument.read(id, JsonFile.read(document));
        if (kept.draft().isSecret()) {
            // a kill may have come between
            FileTrees.delete(files(id));
            Files.deleteIfExists(edited(id));
        }
        return kept;
    }

    private TicketsException cannotKeep(IOException e) {
        return IoReason.failure(
                ErrorCode.UNEXPECTED, "cannot save the draft in " + folder, folder, "nothing was sent", e);
    }
}
