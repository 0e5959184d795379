package dev.tickets.cli;

import dev.tickets.config.Durations;
import dev.tickets.ticket.Alert;
import dev.tickets.ticket.DedupKey;
import dev.tickets.ticket.IfOpen;
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

    /** Whether none of them was given. */
    boolean isBare() {
        return key == null && ifOpen == null && minInterval == null && scope == null;
    }

    /**
     * What is wanted; null where there is no key.
     *
     * @param kept what an earlier draft says, as far as nothing else is said here; null for nothing
     * @throws TicketsException (usage) when the others are given without a key
     */
    @Nullable
    Alert over(@Nullable Alert kept) {
        String wanted = key != null ? key : kept == null ? null : kept.key();
        if (wanted == null) {
            if (!isBare()) {
                throw TicketsException.usage(
                        "--if-open, --min-interval and --dedup-scope need a key", "--dedup-key KEY");
            }
            return null;
        }
        Alert before = kept == null ? new Alert(wanted, IfOpen.REPLY, null, false) : kept;
        return new Alert(
                new DedupKey(wanted).value(),
                ifOpen == null ? before.ifOpen() : ifOpen,
                minInterval == null ? before.minInterval() : Durations.parse(minInterval),
                scope == null ? before.portalWide() : scope == Scope.PORTAL);
    }
}
