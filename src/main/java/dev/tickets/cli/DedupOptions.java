package dev.tickets.cli;

import dev.tickets.cli.help.Section;
import dev.tickets.config.Durations;
import dev.tickets.ticket.Alert;
import dev.tickets.ticket.DedupKey;
import dev.tickets.ticket.IfOpen;
import dev.tickets.ticket.TicketsException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for repeated alerts. */
@Section("Repeated alerts")
final class DedupOptions {
    /** Whose tickets count. */
    enum Scope {
        /** Those filed with this state folder. */
        LOCAL,
        /** Those of other machines too. */
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
            description = "The subject of the alert, as a key. While its ticket is open, the same key creates no"
                    + " second ticket.")
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
            description = "With --dedup-key: send no reply within this time after the last message: 30m, 6h.")
    @Nullable
    String minInterval;

    @Option(
            names = "--dedup-scope",
            paramLabel = "SCOPE",
            description = "With --dedup-key, which tickets count: ${COMPLETION-CANDIDATES} (default: local).")
    @Nullable
    Scope scope;

    boolean isBare() {
        return key == null && ifOpen == null && minInterval == null && scope == null;
    }

    /**
     * The alert; null without a key.
     *
     * @param kept the alert of an earlier draft, which the options change; null for none
     * @throws TicketsException (usage) for options without a key
     */
    @Nullable
    Alert over(@Nullable Alert kept) {
        String wanted = key != null ? key : kept == null ? null : kept.key();
        if (wanted == null) {
            if (!isBare()) {
                throw TicketsException.usage(
                        "--if-open, --min-interval and --dedup-scope require --dedup-key", "--dedup-key KEY");
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
