package dev.tickets.filing.outbox;

import dev.tickets.ticket.TicketNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an entry that arrived.
 *
 * @param reference null when it carried none
 * @param sums SHA-256 of the message and of each attachment
 */
public record Receipt(
        String id, TicketNumber number, @Nullable String reference, Instant at, List<StoredFile> sums) {
    public Receipt {
        sums = List.copyOf(sums);
    }

    /** Of that entry. */
    public static Receipt of(Manifest manifest, TicketNumber number, Instant now) {
        return new Receipt(
                manifest.id(),
                number,
                manifest.reference() == null ? null : manifest.reference().value(),
                now,
                manifest.files());
    }
}
