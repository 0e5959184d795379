package dev.tickets.ticket;

import java.util.ArrayList;
import java.util.List;

/**
 * Attachments that are ready to be sent.
 *
 * @param messages the attachments of each message: of the first one, and of the follow-up replies with the rest; never
 *     empty
 * @param note for the first message: how to join split files; empty for none
 * @param words the encrypted text of each follow-up reply; empty where the text is {@link #which}
 */
public record PackedAttachments(List<List<ReadyAttachment>> messages, String note, List<String> words) {
    /** No attachments. */
    public static final PackedAttachments NOTHING = new PackedAttachments(List.of(List.of()), "");

    public PackedAttachments {
        messages = messages.stream().map(List::copyOf).toList();
        words = List.copyOf(words);
    }

    public PackedAttachments(List<List<ReadyAttachment>> messages, String note) {
        this(messages, note, List.of());
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
