package dev.tickets.cli;

import dev.tickets.filing.Words;
import dev.tickets.state.outbox.Attempts;
import dev.tickets.state.outbox.Entry;
import dev.tickets.state.outbox.EntryState;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.DurationText;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code outbox send} reports of entries that are not due: until when each waits, and how to send it now. */
final class OutboxWaiting {
    private final Clock clock;
    private final Instant now;

    OutboxWaiting(Clock clock) {
        this.clock = clock;
        this.now = clock.instant();
    }

    /** The report, as a failure that ends with 75: a later run sends the entries. */
    TicketsException report(List<Entry> entries) {
        StringBuilder text = new StringBuilder(
                entries.size() == 1 ? "1 entry waits in the outbox" : entries.size() + " entries wait in the outbox");
        List<String> ready = new ArrayList<>();
        for (Entry entry : entries) {
            text.append('\n').append(entry.id()).append(": ").append(line(entry));
            if (canGo(entry)) {
                ready.add(entry.id());
            }
        }
        String hint = ready.isEmpty()
                ? "for cron: " + Words.CRON
                : "to send now: tickets outbox send " + String.join(" ", ready);
        return new TicketsException(ErrorCode.QUEUED, text.toString(), hint)
                .of(SubmissionState.QUEUED, entries.size() == 1 ? entries.get(0).id() : null);
    }

    private String line(Entry entry) {
        Draft draft = entry.manifest().draft();
        Attempts tries = entry.manifest().tries();
        String what = draft.isReply() ? "reply to #" + draft.replyTo() : "ticket '" + draft.subject() + "'";
        String error = tries.lastError() == null ? "" : ": " + tries.lastError();
        return what + ", " + entry.place() + error + "; " + next(entry, tries);
    }

    private String next(Entry entry, Attempts tries) {
        if (entry.place() == EntryState.SENDING) {
            return "another process is sending it";
        }
        if (isFuture(tries.notBefore())) {
            return "the portal asked us to wait until " + time(tries.notBefore());
        }
        return isFuture(tries.nextAt())
                ? "next attempt at " + time(tries.nextAt())
                : "another process has just tried it";
    }

    private boolean canGo(Entry entry) {
        return entry.place() != EntryState.SENDING
                && !isFuture(entry.manifest().tries().notBefore());
    }

    private boolean isFuture(@Nullable Instant time) {
        return time != null && time.isAfter(now);
    }

    private String time(@Nullable Instant time) {
        Instant known = time == null ? now : time;
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                        .withZone(clock.getZone())
                        .format(known)
                + " (in " + DurationText.rough(Duration.between(now, known)) + ")";
    }
}
