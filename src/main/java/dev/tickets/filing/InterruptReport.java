package dev.tickets.filing;

import dev.tickets.render.Notices;
import dev.tickets.state.AtExit;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reports on an interrupt (Ctrl-C, SIGTERM) during sending where the message is. */
public final class InterruptReport {
    /** Java handles a signal in a thread of this name, which waits for the shutdown hooks. */
    private static final String TERMINATING = "SIGTERM handler";

    private InterruptReport() {}

    /** The progress of the message; safe for any thread. */
    private static final class Status implements SubmissionListener {
        private volatile @Nullable String outboxId;
        private volatile @Nullable String draftId;
        private volatile boolean requesting;

        @Override
        public void queued(String id) {
            outboxId = id;
        }

        @Override
        public void drafted(String id) {
            draftId = id;
        }

        @Override
        public void requesting(boolean now) {
            requesting = now;
        }
    }

    /**
     * Does the work, and reports an interrupt.
     *
     * @param what the message: {@code the ticket}
     * @param look the command that shows whether the message arrived
     */
    public static <T> T watched(Notices notices, String what, String look, Function<SubmissionListener, T> work) {
        Status status = new Status();
        AtExit hook = AtExit.run("tickets-interrupted", () -> say(notices, what, look, status));
        try {
            return work.apply(status);
        } catch (RuntimeException | Error e) {
            throw settled(Unexpected.failure(e), what, look, status);
        } finally {
            hook.cancel();
        }
    }

    /** Adds to an unforeseen failure where the message is. */
    private static TicketsException settled(TicketsException failure, String what, String look, Status status) {
        String id = status.outboxId;
        boolean foreseen = failure.code() != ErrorCode.UNEXPECTED || failure.outboxId() != null;
        if (foreseen || status.draftId != null || (id == null && !status.requesting)) {
            return failure;
        }
        boolean begun = status.requesting;
        String where = id == null ? "" : "; " + what + " is kept in the outbox as " + id;
        String next = id == null
                ? "do not send the message again before you check: " + look
                : begun
                        ? "do not send the message again: tickets outbox send searches the portal first"
                        : "tickets outbox send sends the message; tickets outbox discard " + id + " deletes it";
        return new TicketsException(
                        begun ? ErrorCode.UNCLEAR : ErrorCode.QUEUED,
                        failure.getMessage() + where,
                        failure.hint() == null ? next : next + "; " + failure.hint(),
                        failure)
                .of(begun ? SubmissionState.UNCLEAR : SubmissionState.QUEUED, id);
    }

    private static void say(Notices notices, String what, String look, Status status) {
        // while files are zipped, nothing is kept or sent yet, so there is nothing to report
        if (status.requesting || status.outboxId != null || status.draftId != null) {
            notices.error(interrupted(what, look, status));
        }
    }

    private static TicketsException interrupted(String what, String look, Status status) {
        String id = status.outboxId;
        String draft = status.draftId;
        if (id != null && draft == null) {
            return status.requesting
                    ? interrupted(
                                    "interrupted while sending " + what + ": it is unclear whether " + what
                                            + " arrived; it stays in the outbox as " + id,
                                    "tickets outbox send searches the portal before sending again; tickets outbox"
                                            + " discard " + id + " deletes the entry")
                            .of(SubmissionState.UNCLEAR, id)
                    : interrupted(
                                    "interrupted before " + what + " was sent; it stays in the outbox as " + id,
                                    "tickets outbox send sends the message; tickets outbox discard " + id
                                            + " deletes it")
                            .of(SubmissionState.QUEUED, id);
        }
        if (status.requesting) {
            return interrupted(
                            "interrupted while sending " + what + ": it is unclear whether " + what + " arrived",
                            "do not send the message again before you check: " + look
                                    + (draft == null ? "" : "; the draft is kept: tickets drafts show " + draft))
                    .of(SubmissionState.UNCLEAR, null);
        }
        return interrupted("interrupted; " + what + " was not sent", "the draft is kept: tickets drafts show " + draft);
    }

    /** An interruption as a failure, with the exit code of the process. */
    public static TicketsException interrupted(String message, @Nullable String hint) {
        TicketsException failure = new TicketsException(ErrorCode.INTERRUPTED, message, hint);
        return isTermination() ? failure.exiting(ExitCode.TERMINATED) : failure;
    }

    /** Checked only at the end, because a signal handler would load more classes in every run. */
    private static boolean isTermination() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(TERMINATING)) {
                return true;
            }
        }
        return false;
    }
}
