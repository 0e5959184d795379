package dev.tickets.state.outbox;

import dev.tickets.state.JsonFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Sha256;
import dev.tickets.ticket.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the outbox when it was read.
 *
 * @param folder of the entry
 */
public record Entry(EntryState place, Path folder, Manifest manifest) {
    static final String MANIFEST = "manifest.json";

    public String id() {
        return manifest.id();
    }

    /**
     * The entry in that folder.
     *
     * @throws IOException if the entry is incomplete or damaged
     * @throws dev.tickets.ticket.TicketsException (usage) when another user can change it
     */
    static Entry read(EntryState place, Path folder, TrustedFiles trust) throws IOException {
        Path file = trust.checkedIfOpen(folder.resolve(MANIFEST));
        String damage = EntryDamage.found(folder);
        if (damage != null) {
            throw new IOException(damage);
        }
        Manifest manifest = ManifestFields.read(JsonFile.read(file));
        if (!manifest.id().equals(String.valueOf(folder.getFileName()))) {
            throw new IOException("the manifest belongs to " + manifest.id());
        }
        for (StoredFile stored : manifest.files()) {
            long size = Files.size(trust.checkedIfOpen(folder.resolve(stored.file())));
            if (size != stored.size()) {
                throw new IOException(stored.name() + " has " + size + " bytes instead of " + stored.size());
            }
        }
        return new Entry(place, folder, manifest);
    }

    /** Compares every byte with the sums that were written down; the name of the first file that differs, or null. */
    @Nullable
    String changed() throws IOException {
        for (StoredFile file : manifest.files()) {
            if (!Sha256.sha256(folder.resolve(file.file()), file.size()).equals(file.sha256())) {
                return file.name();
            }
        }
        return null;
    }

    /** The submission; its paths are valid while the entry stays in its place. */
    public Submission submission() throws IOException {
        Draft draft = manifest.draft()
                .but()
                .message(Files.readString(folder.resolve(manifest.message().file())))
                .draft();
        return new Submission(
                draft,
                new PackedAttachments(attachments(), manifest.note(), manifest.followUps(), manifest.lacking()),
                manifest.encrypted());
    }

    /** The ready attachments of each message. */
    public List<List<ReadyAttachment>> attachments() {
        List<List<ReadyAttachment>> messages = new ArrayList<>();
        for (List<StoredFile> files : manifest.messages()) {
            List<ReadyAttachment> ready = new ArrayList<>();
            for (StoredFile file : files) {
                ready.add(new ReadyAttachment(file.name(), folder.resolve(file.file()), file.size(), file.sha256()));
            }
            messages.add(ready);
        }
        return messages;
    }

    Entry at(EntryState other, Path otherFolder) {
        return new Entry(other, otherFolder, manifest);
    }

    Entry with(Manifest other) {
        return new Entry(place, folder, other);
    }
}
