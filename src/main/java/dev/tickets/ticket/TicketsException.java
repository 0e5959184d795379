package dev.tickets.ticket;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can act on: the message says what happened and why, the hint what to do next. It is shown
 * without a stack trace. It may contain text of the portal; the printing code makes that safe for a terminal.
 */
public final class TicketsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String hint;
    private final ExitCode exitCode;
    private final @Nullable SubmissionState state;
    private final @Nullable String outboxId;
    private final @Nullable Duration retryAfter;
    private final boolean unanswered;
    private final boolean looking;

    public TicketsException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint) {
        this(code, message, hint, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        this(code, message, hint, cause, code.exitCode(), null, null, null, false, false);
    }

    private TicketsException(
            ErrorCode code,
            String message,
            @Nullable String hint,
            @Nullable Throwable cause,
            ExitCode exitCode,
            @Nullable SubmissionState state,
            @Nullable String outboxId,
            @Nullable Duration retryAfter,
            boolean unanswered,
            boolean looking) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
        this.exitCode = exitCode;
        this.state = state;
        this.outboxId = outboxId;
        this.retryAfter = retryAfter;
        this.unanswered = unanswered;
        this.looking = looking;
    }

    /**
     * The failure of a message that is kept.
     *
     * @param newOutboxId of its outbox entry; null for none
     */
    public TicketsException of(@Nullable SubmissionState newState, @Nullable String newOutboxId) {
        return new TicketsException(
                code, getMessage(), hint, getCause(), exitCode, newState, newOutboxId, retryAfter, unanswered, looking);
    }

    /** The failure with the time that the portal asks to wait before the next request; null for none. */
    public TicketsException after(@Nullable Duration time) {
        return new TicketsException(
                code, getMessage(), hint, getCause(), exitCode, state, outboxId, time, unanswered, looking);
    }

    /** The failure with another hint. */
    public TicketsException withHint(@Nullable String other) {
        return new TicketsException(
                code, getMessage(), other, getCause(), exitCode, state, outboxId, retryAfter, unanswered, looking);
    }

    /** Bad usage or input: nothing was sent. */
    public static TicketsException usage(String message, @Nullable String hint) {
        return new TicketsException(ErrorCode.USAGE, message, hint);
    }

    public ErrorCode code() {
        return code;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** The failure with another exit code than its code implies. */
    public TicketsException exiting(ExitCode other) {
        return new TicketsException(
                code, getMessage(), hint, getCause(), other, state, outboxId, retryAfter, unanswered, looking);
    }

    /** How long the portal asks to wait before the next request, taken from the cause if needed; null for none. */
    public @Nullable Duration retryAfter() {
        if (retryAfter == null && getCause() instanceof TicketsException reason) {
            return reason.retryAfter();
        }
        return retryAfter;
    }

    /** The failure, with whether its request was given up before the answer came. */
    public TicketsException unanswered(boolean givenUp) {
        return new TicketsException(
                code, getMessage(), hint, getCause(), exitCode, state, outboxId, retryAfter, givenUp, looking);
    }

    /** The failure whose hint begins with where to check before sending again. */
    public TicketsException looking() {
        return new TicketsException(
                code, getMessage(), hint, getCause(), exitCode, state, outboxId, retryAfter, unanswered, true);
    }

    /**
     * Whether a request was given up before the answer came, so that the portal may still be processing it; also true
     * if the cause says so.
     */
    public boolean isUnanswered() {
        return unanswered || (getCause() instanceof TicketsException reason && reason.isUnanswered());
    }

    /** Whether the hint begins with where to check before sending again; also true if the cause says so. */
    public boolean saysWhereToLook() {
        return looking || (getCause() instanceof TicketsException reason && reason.saysWhereToLook());
    }

    /** The message; never null here. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code.toString() : message;
    }

    /** What to type or do next; null for none. */
    public @Nullable String hint() {
        return hint;
    }

    /** The state of the message to send; null for none. */
    public @Nullable SubmissionState state() {
        return state;
    }

    /** The outbox entry of the message to send; null for none. */
    public @Nullable String outboxId() {
        return outboxId;
    }
}
