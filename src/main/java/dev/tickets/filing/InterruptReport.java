package dev.tickets.filing;

import dev.tickets.render.Notices;
import dev.tickets.state.AtExit;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.function.Function;

/** While something is being sent, an interrupt (Ctrl-C, SIGTERM) says what has become of it. */
public final class InterruptReport {
    /** Java handles each signal in a thread of this name, which waits for the hooks. */
    private static final String TERMINATING = "SIGTERM handler";

    private InterruptReport() {}

    /**
     * Does the work under that watch.
     *
     * @param what is being sent
     * @param look the command that shows whether it arrived
     */
    public static <T> T watched(Notices notices, String what, String look, Function<SubmissionListener, T> work) {
        SubmissionListener journey = new SubmissionListener();
        AtExit word = AtExit.run("tickets-interrupted", () -> say(notices, what, look, journey));
        try {
            return work.apply(journey);
        } catch (RuntimeException | Error e) {
            throw settled(Unexpected.failure(e), what, look, journey);
        } finally {
            word.cancel();
        }
    }

    /** A failure that nothing foresaw does not say what has become of the message; how far it had come does. */
    private static TicketsException settled(
            TicketsException failure, String what, String look, SubmissionListener journey) {
        String id = journey.outboxId();
        boolean foreseen = failure.code() != ErrorCode.UNEXPECTED || failure.outboxId() != null;
        if (foreseen || journey.draftId() != null || (id == null && !journey.hasBegun())) {
            return failure;
        }
        boolean begun = journey.hasBegun();
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
                .of(begun ? "unclear" : "queued", id);
    }

    private static void say(Notices notices, String what, String look, SubmissionListener journey) {
        // while files are zipped there is nothing to say: nothing was kept, and nothing was sent
        if (journey.hasBegun() || journey.outboxId() != null || journey.draftId() != null) {
            notices.error(interrupted(what, look, journey));
        }
    }

    private static TicketsException interrupted(String what, String look, SubmissionListener journey) {
        String id = journey.outboxId();
        String draft = journey.draftId();
        if (id != null && draft == null) {
            return journey.hasBegun()
                    ? interrupted(
                                    "interrupted while " + what + " was on its way: it is unclear whether it arrived; "
                                            + "it stays in the outbox as " + id,
                                    "tickets outbox send looks for it before it sends it again; tickets outbox discard "
                                            + id + " gives it up")
                            .of("unclear", id)
                    : interrupted(
                                    "interrupted before " + what + " was sent; it stays in the outbox as " + id,
                                    "tickets outbox send sends it; tickets outbox discard " + id + " gives it up")
                            .of("queued", id);
        }
        if (journey.hasBegun()) {
            return interrupted(
                            "interrupted while " + what + " was on its way: it is unclear whether it arrived",
                            "do not send it again before you have looked: " + look
                                    + (draft == null ? "" : "; the draft is kept: tickets drafts show " + draft))
                    .of("unclear", null);
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
