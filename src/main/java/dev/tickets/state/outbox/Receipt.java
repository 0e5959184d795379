package dev.tickets.state.outbox;

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

    /**
     * As long as any receipt of that entry can be: digits of a number, and of a time, are what it does not know yet.
     */
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
