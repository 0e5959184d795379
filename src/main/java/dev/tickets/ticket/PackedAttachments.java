package dev.tickets.ticket;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attachments that are ready to be sent.
 *
 * @param messages the attachments of each message: of the first one, and of the follow-up replies with the rest; never
 *     empty
 * @param note for the first message: how to join split files; empty for none
 * @param words the encrypted text of each follow-up reply; empty where the text is {@link #which}
 * @param lacking what could not be attached, and why: {@code app.log: the file does not exist}; the note names it too
 */
public record PackedAttachments(
        List<List<ReadyAttachment>> messages, String note, List<String> words, List<String> lacking) {
    /** No attachments. */
    public static final PackedAttachments NOTHING = new PackedAttachments(List.of(List.of()), "");

    public PackedAttachments {
        messages = messages.stream().map(List::copyOf).toList();
        words = List.copyOf(words);
        lacking = List.copyOf(lacking);
    }

    public PackedAttachments(List<List<ReadyAttachment>> messages, String note) {
        this(messages, note, List.of(), List.of());
    }

    /**
     * Distributes attachments over messages, in order, within the portal's limits.
     *
     * @param maxCount attachments of a message at most
     * @param maxBytes of all attachments of a message together
     */
    public static PackedAttachments of(List<ReadyAttachment> attachments, int maxCount, long maxBytes, String note) {
        List<List<ReadyAttachment>> messages = new ArrayList<>();
        List<ReadyAttachment> current = new ArrayList<>();
        long size = 0;
        for (ReadyAttachment attachment : attachments) {
            boolean full = current.size() >= maxCount || size + attachment.size() > maxBytes;
            if (full && !current.isEmpty()) {
                messages.add(current);
                current = new ArrayList<>();
                size = 0;
            }
            current.add(attachment);
            size += attachment.size();
        }
        messages.add(current);
        return new PackedAttachments(messages, note);
    }

    /** The same attachments for a message that lacks others; the note tells its reader. */
    public PackedAttachments lacking(List<String> others) {
        if (others.isEmpty()) {
            return this;
        }
        String told = "Could not be attached:\n  " + String.join("\n  ", others);
        return new PackedAttachments(messages, note.isEmpty() ? told : note + "\n\n" + told, words, others);
    }

    /** What is lacking, for the sender: {@code could not be attached: app.log: the file does not exist}; else null. */
    public @Nullable String lackingWords() {
        return lacking.isEmpty() ? null : "could not be attached: " + String.join("; ", lacking);
    }

    /** The same attachments with the encrypted text of each follow-up reply; the note is encrypted elsewhere. */
    public PackedAttachments encrypted(List<String> followUps) {
        return new PackedAttachments(messages, "", followUps, lacking);
    }

    /** The attachments of the first message. */
    public List<ReadyAttachment> first() {
        return messages.get(0);
    }

    /** The attachments of each follow-up reply. */
    public List<List<ReadyAttachment>> later() {
        return messages.subList(1, messages.size());
    }

    /** The text of a follow-up reply. */
    public String words(int reply) {
        return reply < words.size() ? words.get(reply) : which(reply);
    }

    /** Names the attachments of a follow-up reply for its reader. */
    public String which(int reply) {
        int before = first().size();
        for (List<ReadyAttachment> batch : later().subList(0, reply)) {
            before += batch.size();
        }
        int size = later().get(reply).size();
        String which =
                size == 1 ? "Attachment " + (before + 1) : "Attachments " + (before + 1) + " to " + (before + size);
        return which + " of " + all().size();
    }

    /** All attachments, in order. */
    public List<ReadyAttachment> all() {
        return messages.stream().flatMap(List::stream).toList();
    }
}
