package dev.tickets.filing;

import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.ReadyAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the sent attachments with those that were read back. */
final class FileComparison {
    private FileComparison() {}

    /**
     * The names of the missing files. If the number of files is right, a file with another name counts as arrived,
     * because portals change names.
     */
    static List<String> missing(List<ReadyAttachment> sent, List<Attachment> arrived) {
        List<Attachment> unmatched = new ArrayList<>(arrived);
        List<String> missing = new ArrayList<>();
        boolean shortened = false;
        for (ReadyAttachment file : sent) {
            Optional<Attachment> match = unmatched.stream()
                    .filter(one -> isNamed(one, file) && !isOtherSize(one, file))
                    .findFirst();
            match.ifPresentOrElse(unmatched::remove, () -> missing.add(file.name()));
            shortened |= arrived.stream().anyMatch(one -> isNamed(one, file) && isOtherSize(one, file));
        }
        return unmatched.size() >= missing.size() && !shortened ? List.of() : missing;
    }

    private static boolean isNamed(Attachment arrived, ReadyAttachment sent) {
        return arrived.name().equals(sent.name());
    }

    private static boolean isOtherSize(Attachment arrived, ReadyAttachment sent) {
        return arrived.size() != null && arrived.size() != sent.size();
    }
}
