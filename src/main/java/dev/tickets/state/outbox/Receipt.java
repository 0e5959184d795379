package dev.tickets.state.outbox;

import dev.tickets.ticket.TicketNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rest of an entry that has arrived.
 *
 * @param reference null for none
 * @param sums SHA-256 of the message and of each attachment
 */
public record Receipt(
        String id, TicketNumber number, @Nullable String reference, Instant at, List<StoredFile> sums) {
    public Receipt {
        sums = List.copyOf(sums);
    }

    /** The longest possible receipt of the entry: the digits of the ticket number and the time are still unknown. */
    static Receipt longest(Manifest manifest) {
        return of(manifest, new TicketNumber("9".repeat(18)), Instant.parse("2000-01-01T00:00:00.000000001Z"));
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
