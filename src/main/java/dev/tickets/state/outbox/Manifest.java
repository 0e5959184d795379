package dev.tickets.state.outbox;

import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Reference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is.
 *
 * @param draft the fields as given; the message stands in a file of its own
 * @param encrypted whether the message is the whole, encrypted body
 * @param reference of its first message; null when it carries none
 * @param repetition what to do if it is a repeated alert; null when it is sent in any case
 * @param note how to join what was split; empty when nothing was
 * @param message the file that holds the text
 * @param messages the attachments of each message
 * @param followUps the words of each reply that must follow, where they are encrypted
 */
public record Manifest(
        String id,
        AccountRef owner,
        Instant createdAt,
        Draft draft,
        boolean encrypted,
        @Nullable Reference reference,
        @Nullable DedupDecision repetition,
        String note,
        StoredFile message,
        List<List<StoredFile>> messages,
        List<String> followUps,
        DeliveryProgress progress,
        Attempts tries) {
    public Manifest {
        messages = messages.stream().map(List::copyOf).toList();
        followUps = List.copyOf(followUps);
    }

    public Manifest with(DeliveryProgress other) {
        return with(repetition, other, tries);
    }

    public Manifest with(Attempts other) {
        return with(repetition, progress, other);
    }

    public Manifest with(DedupDecision other) {
        return with(other, progress, tries);
    }

    private Manifest with(@Nullable DedupDecision repeated, DeliveryProgress made, Attempts tried) {
        return new Manifest(
                id, owner, createdAt, draft, encrypted, reference, repeated, note, message, messages, followUps, made,
                tried);
    }

    /** All files that belong to it. */
    List<StoredFile> files() {
        List<StoredFile> files = new java.util.ArrayList<>(List.of(message));
        messages.forEach(files::addAll);
        return files;
    }

    /** How much it weighs. */
    public long bytes() {
        long sum = 0;
        for (StoredFile file : files()) {
            sum += file.size();
        }
        return sum;
    }
}
