package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the sent attachments of one message with the read-back, by name and size.
 *
 * @param thread the ticket as read back
 */
record FileComparison(Portal portal, List<ReadyAttachment> sent, TicketThread thread) {

    /**
     * The names of the missing files.
     *
     * @param arrived the message as read back
     * @param before the ids of the attachments that the ticket had before; null when not known
     */
    List<String> missing(Message arrived, @Nullable Set<String> before) {
        List<Attachment> stored = portal.stored(sent, arrived.attachments());
        boolean cut = !stored.equals(arrived.attachments());
        List<String> names = missing(stored);
        return names.isEmpty() || (!cut && before != null && areNew(before)) ? List.of() : names;
    }

    /**
     * The names of the missing files. If the number of files is right, a file with another name counts as arrived,
     * because portals change names.
     */
    private List<String> missing(List<Attachment> arrived) {
        List<Attachment> unmatched = new ArrayList<>(arrived);
        List<String> names = new ArrayList<>();
        boolean shortened = false;
        for (ReadyAttachment file : sent) {
            Optional<Attachment> match = match(file, unmatched);
            match.ifPresentOrElse(unmatched::remove, () -> names.add(file.name()));
            shortened |= arrived.stream().anyMatch(one -> isNamed(one, file) && isOtherSize(one, file));
        }
        return unmatched.size() >= names.size() && !shortened ? List.of() : names;
    }

    /**
     * Whether all files are among the attachments that the ticket did not have before, under their names: a file with
     * another name may be a colleague's.
     */
    private boolean areNew(Set<String> before) {
        List<Attachment> added = new ArrayList<>();
        for (Message message : thread.messages()) {
            for (Attachment attachment : message.attachments()) {
                if (!before.contains(attachment.id())) {
                    added.add(attachment);
                }
            }
        }
        for (ReadyAttachment file : sent) {
            Optional<Attachment> match = match(file, added);
            if (match.isEmpty()) {
                return false;
            }
            added.remove(match.get());
        }
        return true;
    }

    /** Whether the ticket has a file under the name of a sent one. */
    boolean isAnyThere() {
        return thread.messages().stream()
                .flatMap(message -> message.attachments().stream())
                .anyMatch(attachment -> sent.stream().anyMatch(file -> isNamed(attachment, file)));
    }

    private static Optional<Attachment> match(ReadyAttachment file, List<Attachment> among) {
        return among.stream()
                .filter(one -> isNamed(one, file) && !isOtherSize(one, file))
                .findFirst();
    }

    private static boolean isNamed(Attachment arrived, ReadyAttachment sent) {
        return arrived.name().equals(sent.name());
    }

    private static boolean isOtherSize(Attachment arrived, ReadyAttachment sent) {
        return arrived.size() != null && arrived.size() != sent.size();
    }
}
