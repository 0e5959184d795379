package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.render.ByteCount;
import dev.tickets.ticket.ReadyAttachment;
import java.util.ArrayList;
import java.util.List;

/** How much the portal takes. */
final class Capacity {
    private final AttachmentRules rules;

    Capacity(AttachmentRules rules) {
        this.rules = rules;
    }

    /** What a single file may weigh: no more than a request may, either. */
    long largest() {
        return Math.min(rules.maxSize(), rules.payload());
    }

    /** A size for people; in bytes where what is too large would, rounded, look like the limit. */
    String shown(long bytes, long tooLarge) {
        boolean alike = ByteCount.human(tooLarge).equals(ByteCount.human(largest()));
        return alike ? bytes + " bytes" : ByteCount.human(bytes);
    }

    /** Why these do not fit in one message, a sentence each; empty when they do. */
    List<String> excess(List<ReadyAttachment> ready) {
        List<String> excess = new ArrayList<>();
        if (ready.size() > rules.maxCount()) {
            excess.add(ready.size() + " files; the portal takes " + rules.maxCount()
                    + " with one message: --zip=all makes one of them, --split sends some with a reply");
        }
        long sum = 0;
        for (ReadyAttachment attachment : ready) {
            sum += attachment.size();
        }
        if (sum > rules.payload()) {
            excess.add("together " + ByteCount.human(sum) + "; the portal takes " + ByteCount.human(rules.payload())
                    + " in one request: --split sends some of them with a reply");
        }
        return excess;
    }
}
