package dev.tickets.filing;

import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.ReadyAttachment;
import java.util.ArrayList;
import java.util.List;

/** Compares the attachments that were sent with those that were read back. */
final class FileComparison {
    private FileComparison() {}

    /**
     * The names of the files that are missing. A file that arrived under another name counts as arrived as long as as
     * many came as went: portals change names.
     */
    static List<String> missing(List<ReadyAttachment> sent, List<Attachment> arrived) {
        List<Attachment> unmatched = new ArrayList<>(arrived);
        List<String> missing = new ArrayList<>();
        for (ReadyAttachment file : sent) {
            if (!removeMatch(unmatched, file)) {
                missing.add(file.name());
            }
        }
        return unmatched.size() >= missing.size() && !shortened(sent, arrived) ? List.of() : missing;
    }

    private static boolean removeMatch(List<Attachment> unmatched, ReadyAttachment file) {
        for (int i = 0; i < unmatched.size(); i++) {
            Attachment candidate = unmatched.get(i);
            if (candidate.name().equals(file.name()) && (candidate.size() == null || candidate.size() == file.size())) {
                unmatched.remove(i);
                return true;
            }
        }
        return false;
    }

    /** Whether a file is there by name, but not by size. */
    private static boolean shortened(List<ReadyAttachment> sent, List<Attachment> arrived) {
        for (ReadyAttachment file : sent) {
            for (Attachment candidate : arrived) {
                if (candidate.name().equals(file.name())
                        && candidate.size() != null
                        && candidate.size() != file.size()) {
                    return true;
                }
            }
        }
        return false;
    }
}
