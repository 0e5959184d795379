package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.render.PassingLine;
import dev.tickets.state.Jitter;
import dev.tickets.state.Sleeper;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Waits for an event in a ticket by polling, seldom enough for the portal. */
public final class TicketWatcher {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Portal portal;
    private final Sleeper sleeper;
    private final Jitter jitter;
    private final LongSupplier nanos;
    private final Clock clock;
    private final Consumer<String> notice;
    private final @Nullable PassingLine line;

    /** The awaited event. */
    public enum Goal {
        /** Support replies. */
        REPLY,
        /** The ticket is closed by anyone. */
        CLOSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The result of the wait.
     *
     * @param thread the ticket at the end of the wait
     * @param news the number of new messages since the start of the wait
     */
    public record Outcome(TicketThread thread, int news) {}

    /**
     * @param nanos the time, like {@link System#nanoTime}
     * @param clock for the shown times
     * @param notice receives failures of single polls
     * @param line shows the time of the next poll; null for no such line
     */
    public TicketWatcher(
            Portal portal,
            Sleeper sleeper,
            Jitter jitter,
            LongSupplier nanos,
            Clock clock,
            Consumer<String> notice,
            @Nullable PassingLine line) {
        this.clock = clock;
        this.line = line;
        this.portal = portal;
        this.sleeper = sleeper;
        this.jitter = jitter;
        this.nanos = nanos;
        this.notice = notice;
    }

    /**
     * Waits for the event. A poll that fails temporarily is repeated later; only the first poll must succeed, because
     * it shows which messages are new.
     *
     * @param timeout null for no limit
     * @throws TicketsException (timeout, exit code 75) when the event does not occur in time; {@code not-found},
     *     {@code login-required}, {@code forbidden} as soon as a poll reports it
     */
    public Outcome until(TicketNumber number, Goal goal, @Nullable Duration timeout) {
        long start = nanos.getAsLong();
        TicketThread before = portal.ticket(number);
        if (goal == Goal.CLOSED && !before.ticket().open()) {
            return new Outcome(before, 0);
        }
        Instant answered = clock.instant();
        Duration asked = null;
        for (int looks = 1; ; looks++) {
            long pause = pause(looks, asked);
            long left = timeout == null
                    ? Long.MAX_VALUE
                    : timeout.minusNanos(nanos.getAsLong() - start).toMillis();
            if (pause >= left) {
                show("the end is", left, answered);
                sleeper.sleep(Math.max(0, left));
                hide();
                throw timeOver(number, goal);
            }
            show("next look", pause, answered);
            sleeper.sleep(pause);
            hide();
            asked = null;
            try {
                Outcome now = compare(before, portal.ticket(number));
                answered = clock.instant();
                if (isReached(goal, now)) {
                    return now;
                }
            } catch (TicketsException e) {
                if (!FailurePolicy.passes(e.code())) {
                    throw e;
                }
                asked = e.retryAfter();
                notice.accept("still waiting; the last check failed: " + e.getMessage());
            }
        }
    }

    /** Shows when the wait goes on, and when the portal answered last. */
    private void show(String what, long milliseconds, Instant answered) {
        if (line != null) {
            line.show(what + " " + time(clock.instant().plusMillis(milliseconds)) + ", answered " + time(answered));
        }
    }

    private void hide() {
        if (line != null) {
            line.hide();
        }
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(
                instant.atZone(clock.getZone()).truncatedTo(ChronoUnit.SECONDS));
    }

    /** Milliseconds: growing by half each time, varied by an eighth, and never shorter than the portal asked for. */
    private long pause(int looks, @Nullable Duration asked) {
        long pause = FIRST_PAUSE.toMillis();
        for (int i = 1; i < looks && pause < LONGEST_PAUSE.toMillis(); i++) {
            pause = Math.min(pause + pause / 2, LONGEST_PAUSE.toMillis());
        }
        long varied = pause - pause / 8 + jitter.below(pause / 4);
        return asked == null ? varied : Math.max(varied, asked.toMillis() + jitter.below(1_000));
    }

    private static Outcome compare(TicketThread before, TicketThread now) {
        int known = 0;
        while (known < now.messages().size() && !now.isNew(known, before)) {
            known++;
        }
        return new Outcome(now, now.messages().size() - known);
    }

    private static boolean isReached(Goal goal, Outcome now) {
        if (goal == Goal.CLOSED) {
            return !now.thread().ticket().open();
        }
        List<Message> messages = now.thread().messages();
        return messages.subList(messages.size() - now.news(), messages.size()).stream()
                .anyMatch(message -> message.side() == Message.Side.STAFF);
    }

    private static TicketsException timeOver(TicketNumber number, Goal goal) {
        String what = goal == Goal.REPLY ? "support has not replied to #" + number : "#" + number + " was not closed";
        return new TicketsException(
                        ErrorCode.TIMEOUT, what + " within --timeout", "tickets wait " + number + " --until " + goal)
                .exiting(ExitCode.NOT_YET);
    }
}
