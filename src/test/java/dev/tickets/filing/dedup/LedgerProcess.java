package dev.tickets.filing.dedup;

import dev.tickets.config.Sleeper;
import dev.tickets.config.TrustedFiles;
import dev.tickets.ticket.TicketNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A process of its own: raises the same alarm some times, and prints what came of each: {@code create N}, or N. */
final class LedgerProcess {
    private LedgerProcess() {}

    public static void main(String[] arguments) {
        Ledger ledger = new Ledger(
                Path.of(arguments[0]), new TrustedFiles(), Duration.ofMinutes(2), Sleeper.SYSTEM, System.out::println);
        for (int alarm = 0; alarm < Integer.parseInt(arguments[1]); alarm++) {
            System.out.println(raise(ledger, new DedupKey("disk-full")));
        }
    }

    /** The key's ticket has the number of this process if it was the first; each message moves the time on by one. */
    static String raise(Ledger ledger, DedupKey key) {
        return ledger.locked(key, page -> {
            Ledger.@Nullable Entry known = page.entry().orElse(null);
            if (known == null || known.ticket() == null) {
                TicketNumber number =
                        new TicketNumber(String.valueOf(ProcessHandle.current().pid()));
                page.record(new Ledger.Entry(number, null, Instant.ofEpochSecond(1)));
                return "create " + number;
            }
            page.record(
                    new Ledger.Entry(known.ticket(), null, known.lastMessageAt().plusSeconds(1)));
            return known.ticket().value();
        });
    }
}
