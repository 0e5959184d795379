package dev.tickets.state.dedup;

import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.DedupKey;
import dev.tickets.ticket.TicketNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A process of its own: raises the same alarm some times, and prints what came of each: {@code create N}, or N. */
final class AlertLedgerProcess {
    private AlertLedgerProcess() {}

    public static void main(String[] arguments) {
        AlertLedger ledger = new AlertLedger(
                Path.of(arguments[0]), new TrustedFiles(), Duration.ofMinutes(2), Sleeper.SYSTEM, System.out::println);
        for (int alarm = 0; alarm < Integer.parseInt(arguments[1]); alarm++) {
            System.out.println(raise(ledger, new DedupKey("disk-full")));
        }
    }

    /** The key's ticket has the number of this process if it was the first; each message moves the time on by one. */
    static String raise(AlertLedger ledger, DedupKey key) {
        return ledger.locked(key, page -> {
            AlertLedger.@Nullable Entry known = page.entry().orElse(null);
            if (known == null || known.ticket() == null) {
                TicketNumber number =
                        new TicketNumber(String.valueOf(ProcessHandle.current().pid()));
                page.record(new AlertLedger.Entry(number, null, Instant.ofEpochSecond(1)));
                return "create " + number;
            }
            page.record(new AlertLedger.Entry(
                    known.ticket(), null, known.lastMessageAt().plusSeconds(1)));
            return known.ticket().value();
        });
    }
}
