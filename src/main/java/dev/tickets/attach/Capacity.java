package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.render.ByteCount;
import dev.tickets.ticket.ReadyAttachment;
import java.util.ArrayList;
import java.util.List;

/** The portal's limits for sizes and numbers. */
final class Capacity {
    private final AttachmentRules rules;

    Capacity(AttachmentRules rules) {
        this.rules = rules;
    }

    /** The largest size of one file, also limited by the request. */
    long largest() {
        return Math.min(rules.maxSize(), rules.payload());
    }

    /** A size for people; in bytes when the rounded sizes of the file and the limit look the same. */
    String shown(long bytes, long tooLarge) {
        boolean alike = ByteCount.human(tooLarge).equals(ByteCount.human(largest()));
        return alike ? bytes + " bytes" : ByteCount.human(bytes);
    }

    /** Why the attachments do not fit in one message; empty when they fit. */
    List<Problem> excess(List<ReadyAttachment> ready) {
        List<Problem> excess = new ArrayList<>();
        if (ready.size() > rules.maxCount()) {
            excess.add(Problem.ofAll(
                    ready.size() + " files; the portal accepts " + rules.maxCount() + " in one message",
                    ": --zip=all makes one file, --split sends the rest with a reply"));
        }
        long sum = 0;
        for (ReadyAttachment attachment : ready) {
            sum += attachment.size();
        }
        if (sum > rules.payload()) {
            excess.add(Problem.ofAll(
                    "together " + ByteCount.human(sum) + "; the portal accepts " + ByteCount.human(rules.payload())
                            + " in one request",
                    ": --split sends the rest with a reply"));
        }
        return excess;
    }
}
