package dev.tickets.state.outbox;

import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Reference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of an entry.
 *
 * @param draft the fields as given; the message is in another file
 * @param encrypted whether the message is the whole, encrypted body
 * @param reference of the first message; null for none
 * @param repetition what to do with a repeated alert; null to send the entry in any case
 * @param note how to join split attachments; empty for none
 * @param message the file that holds the text
 * @param messages the attachments of each message
 * @param followUps the words of each reply that must follow, where they are encrypted
 * @param lacking what could not be attached, and why
 */
public record Manifest(
        String id,
        AccountRef account,
        Instant createdAt,
        Draft draft,
        boolean encrypted,
        @Nullable Reference reference,
        @Nullable DedupDecision repetition,
        String note,
        StoredFile message,
        List<List<StoredFile>> messages,
        List<String> followUps,
        List<String> lacking,
        DeliveryProgress progress,
        Attempts tries) {
    public Manifest {
        messages = messages.stream().map(List::copyOf).toList();
        followUps = List.copyOf(followUps);
        lacking = List.copyOf(lacking);
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
                id, account, createdAt, draft, encrypted, reference, repeated, note, message, messages, followUps,
                lacking, made, tried);
    }

    List<StoredFile> files() {
        List<StoredFile> files = new java.util.ArrayList<>(List.of(message));
        messages.forEach(files::addAll);
        return files;
    }

    /** The size of the attachments in bytes. */
    public long bytes() {
        long sum = 0;
        for (StoredFile file : files()) {
            sum += file.size();
        }
        return sum;
    }
}
