package dev.tickets.portal.rt;

import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that RT has not kept whole. An operator can let RT cut files of more than a certain size, or replace each with
 * a short text under another name; RT shows the old size in both cases. But RT records each such file in the history,
 * after the message that the file came with.
 */
final class RtCutFiles {
    static final String CUT = "AttachmentTruncate";
    static final String DROPPED = "AttachmentDrop";
    /** The ending that the name of a dropped file gets, unless the name has it. */
    private static final String ENDING = ".txt";

    /** Bytes that are left of each file, by the number of the attachment; none of a dropped file. */
    private final Map<String, Long> left = new HashMap<>();
    /** A thread is often read twice. */
    private final Set<String> records = new HashSet<>();

    static boolean isRecord(RtRow transaction) {
        String type = transaction.textOr("", "Type");
        return type.equals(CUT) || type.equals(DROPPED);
    }

    /** @param messages those before the record, oldest first */
    void learn(RtRow record, List<Message> messages) {
        if (!records.add(record.textOr("", "id"))) {
            return;
        }
        boolean dropped = record.textOr("", "Type").equals(DROPPED);
        String name = record.textOr("", "Data");
        String shown = dropped && !name.endsWith(ENDING) ? name + ENDING : name;
        for (int i = messages.size() - 1; i >= 0; i--) {
            for (Attachment file : messages.get(i).attachments()) {
                boolean sized = file.size() == null || file.size().equals(record.number("OldValue"));
                if (file.name().equals(shown) && sized && !isCut(file.id())) {
                    Long bytes = dropped ? null : record.number("NewValue");
                    left.put(file.id(), bytes == null ? 0 : bytes);
                    return;
                }
            }
        }
    }

    boolean isCut(String id) {
        return left.containsKey(id);
    }

    /** The files as RT keeps them: without the dropped ones, with the real sizes. */
    List<Attachment> kept(List<Attachment> shown) {
        List<Attachment> kept = new ArrayList<>();
        for (Attachment file : shown) {
            Long bytes = left.get(file.id());
            if (bytes == null) {
                kept.add(file);
            } else if (bytes > 0) {
                kept.add(new Attachment(file.id(), file.name(), bytes));
            }
        }
        return kept;
    }
}
