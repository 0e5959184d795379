package dev.tickets.cli;

import dev.tickets.config.TimeSpan;
import dev.tickets.filing.dedup.DedupKey;
import dev.tickets.filing.dedup.IfOpen;
import dev.tickets.filing.dedup.Repetition;
import dev.tickets.ticket.TicketsException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What becomes of an alert that is raised again while its ticket is open. */
final class DedupOptions {
    /** Whose tickets count. */
    enum Scope {
        /** Those filed with this state folder. */
        LOCAL,
        /** Those of other machines, too. */
        PORTAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--dedup-key",
            paramLabel = "KEY",
            parameterConsumer = Verbatim.class,
            description = "What the alert is about; while its ticket is open, the same key files no second one.")
    @Nullable
    String key;

    @Option(
            names = "--if-open",
            paramLabel = "WHAT",
            description = "With --dedup-key, while the ticket is open: ${COMPLETION-CANDIDATES} (default: reply).")
    @Nullable
    IfOpen ifOpen;

    @Option(
            names = "--min-interval",
            paramLabel = "DURATION",
            description = "With --dedup-key: send no reply sooner than this after the last message: 30m, 6h.")
    @Nullable
    String minInterval;

    @Option(
            names = "--dedup-scope",
            paramLabel = "SCOPE",
            description = "With --dedup-key, whose tickets count: ${COMPLETION-CANDIDATES} (default: local).")
    @Nullable
    Scope scope;

    /**
     * What is wanted; null where no key was given.
     *
     * @throws TicketsException (usage) when the others are given without a key
     */
    @Nullable
    Repetition repetition() {
        if (key == null) {
            if (ifOpen != null || minInterval != null || scope != null) {
                throw TicketsException.usage(
                        "--if-open, --min-interval and --dedup-scope need a key", "--dedup-key KEY");
            }
            return null;
        }
        return new Repetition(
                new DedupKey(key),
                ifOpen == null ? IfOpen.REPLY : ifOpen,
                minInterval == null ? null : TimeSpan.parse(minInterval),
                scope == Scope.PORTAL,
                null);
    }
}
