package dev.tickets.ticket;

import java.util.ArrayList;
import java.util.List;

/**
 * Attachments that can go out.
 *
 * @param messages the attachments of each message: of the first one, and of the replies that carry what does not fit in
 *     it; never empty
 * @param note for the first message: how to join what was split; empty when nothing was
 * @param words of each reply that must follow, where they are encrypted; empty where they are just {@link #which}
 */
public record PackedAttachments(List<List<ReadyAttachment>> messages, String note, List<String> words) {
    /** Nothing at all. */
    public static final PackedAttachments NOTHING = new PackedAttachments(List.of(List.of()), "");

    public PackedAttachments {
        messages = messages.stream().map(List::copyOf).toList();
        words = List.copyOf(words);
    }

    public PackedAttachments(List<List<ReadyAttachment>> messages, String note) {
        this(messages, note, List.of());
    }

    /**
     * As many in each message, in their order, as the portal takes.
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

    /** Those of the first message. */
    public List<ReadyAttachment> first() {
        return messages.get(0);
    }

    /** Those of each reply that must follow. */
    public List<List<ReadyAttachment>> later() {
        return messages.subList(1, messages.size());
    }

    /** What the reply with these attachments says. */
    public String words(int reply) {
        return reply < words.size() ? words.get(reply) : which(reply);
    }

    /** Which attachments that reply has, for its reader. */
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

    /** All of them, in their order. */
    public List<ReadyAttachment> all() {
        return messages.stream().flatMap(List::stream).toList();
    }
}
