package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.ticket.ReadyAttachment;
import java.util.ArrayList;
import java.util.List;

/**
 * Attachments that can go out.
 *
 * @param messages the attachments of each message: of the first one, and of the replies that carry what does not fit in
 *     it; never empty
 * @param note for the first message: how to join what was split; empty when nothing was
 */
public record Prepared(List<List<ReadyAttachment>> messages, String note) {
    /** Nothing at all. */
    public static final Prepared NOTHING = new Prepared(List.of(List.of()), "");

    public Prepared {
        messages = messages.stream().map(List::copyOf).toList();
    }

    /** As many in each message, in their order, as the portal takes. */
    static Prepared of(List<ReadyAttachment> attachments, AttachmentRules rules, String note) {
        List<List<ReadyAttachment>> messages = new ArrayList<>();
        List<ReadyAttachment> current = new ArrayList<>();
        long size = 0;
        for (ReadyAttachment attachment : attachments) {
            boolean full = current.size() >= rules.maxCount() || size + attachment.size() > rules.payload();
            if (full && !current.isEmpty()) {
                messages.add(current);
                current = new ArrayList<>();
                size = 0;
            }
            current.add(attachment);
            size += attachment.size();
        }
        messages.add(current);
        return new Prepared(messages, note);
    }

    /** Those of the first message. */
    public List<ReadyAttachment> first() {
        return messages.get(0);
    }

    /** Those of each reply that must follow. */
    public List<List<ReadyAttachment>> later() {
        return messages.subList(1, messages.size());
    }

    /** All of them, in their order. */
    public List<ReadyAttachment> all() {
        return messages.stream().flatMap(List::stream).toList();
    }
}
