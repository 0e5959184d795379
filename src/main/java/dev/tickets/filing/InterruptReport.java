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

/** While something is being sent, an interrupt (Ctrl-C, SIGTERM) says what has become of it. */
public final class InterruptReport {
    /** Java handles each signal in a thread of this name, which waits for the hooks. */
    private static final String TERMINATING = "SIGTERM handler";

    private InterruptReport() {}

    /** How far the message has come; any thread may ask. */
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
     * Does the work under that watch.
     *
     * @param what is being sent
     * @param look the command that shows whether it arrived
     */
    public static <T> T watched(Notices notices, String what, String look, Function<SubmissionListener, T> work) {
        Status status = new Status();
        AtExit word = AtExit.run("tickets-interrupted", () -> say(notices, what, look, status));
        try {
            return work.apply(status);
        } catch (RuntimeException | Error e) {
            throw settled(Unexpected.failure(e), what, look, status);
        } finally {
            word.cancel();
        }
    }

    /** A failure that nothing foresaw does not say what has become of the message; how far it had come does. */
    private static TicketsException settled(TicketsException failure, String what, String look, Status status) {
        String id = status.outboxId;
        boolean foreseen = failure.code() != ErrorCode.UNEXPECTED || failure.outboxId() != null;
        if (foreseen || status.draftId != null || (id == null && !status.requesting)) {
            return failure;
        }
        boolean begun = status.requesting;
        String where = id == null ? "" : "; " + what + " is kept in the outbox as " + id;
        String next = id == null
                ? "do not send it again before you have looked: " + look
                : begun
                        ? "do not send it again: tickets outbox send looks for it first"
                        : "tickets outbox send sends it; tickets outbox discard " + id + " gives it up";
        return new TicketsException(
                        begun ? ErrorCode.UNCLEAR : ErrorCode.QUEUED,
                        failure.getMessage() + where,
                        failure.hint() == null ? next : next + "; " + failure.hint(),
                        failure)
                .of(begun ? SubmissionState.UNCLEAR : SubmissionState.QUEUED, id);
    }

    private static void say(Notices notices, String what, String look, Status status) {
        // while files are zipped there is nothing to say: nothing was kept, and nothing was sent
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
                                    "interrupted while " + what + " was on its way: it is unclear whether it arrived; "
                                            + "it stays in the outbox as " + id,
                                    "tickets outbox send looks for it before it sends it again; tickets outbox discard "
                                            + id + " gives it up")
                            .of(SubmissionState.UNCLEAR, id)
                    : interrupted(
                                    "interrupted before " + what + " was sent; it stays in the outbox as " + id,
                                    "tickets outbox send sends it; tickets outbox discard " + id + " gives it up")
                            .of(SubmissionState.QUEUED, id);
        }
        if (status.requesting) {
            return interrupted(
                            "interrupted while " + what + " was on its way: it is unclear whether it arrived",
                            "do not send it again before you have looked: " + look
                                    + (draft == null ? "" : "; the draft is kept: tickets drafts show " + draft))
                    .of(SubmissionState.UNCLEAR, null);
        }
        return interrupted("interrupted; " + what + " was not sent", "the draft is kept: tickets drafts show " + draft);
    }

    /** The failure that it is: its exit code is that with which the process ends. */
    public static TicketsException interrupted(String message, String hint) {
        TicketsException failure = new TicketsException(ErrorCode.INTERRUPTED, message, hint);
        return isTermination() ? failure.exiting(ExitCode.TERMINATED) : failure;
    }

    /** Asked only when it is over: a handler of our own would cost every run its classes. */
    private static boolean isTermination() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(TERMINATING)) {
                return true;
            }
        }
        return false;
    }
}
