package dev.tickets.ticket;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can act on: what happened and why in the message, what to do next in the hint. Shown as it
 * is, without a stack trace. Text of the portal may stand in it; whoever prints it makes it safe for a terminal.
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
     * The same failure of something that is kept.
     *
     * @param newOutboxId of the entry that keeps it; null when none does
     */
    public TicketsException of(@Nullable SubmissionState newState, @Nullable String newOutboxId) {
        return new TicketsException(
                code, getMessage(), hint, getCause(), exitCode, newState, newOutboxId, retryAfter, unanswered, looking);
    }

    /** The same failure of a portal that asks to wait before the next request; null when it does not ask. */
    public TicketsException after(@Nullable Duration time) {
        return new TicketsException(
                code, getMessage(), hint, getCause(), exitCode, state, outboxId, time, unanswered, looking);
    }

    /** The same failure with another hint. */
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

    /** The same failure, ending the run with another exit code than its kind usually does. */
    public TicketsException exiting(ExitCode other) {
        return new TicketsException(
                code, getMessage(), hint, getCause(), other, state, outboxId, retryAfter, unanswered, looking);
    }

    /**
     * How long the portal asks to wait before the next request, also where this failure only passes on another; null
     * when it does not ask.
     */
    public @Nullable Duration retryAfter() {
        if (retryAfter == null && getCause() instanceof TicketsException reason) {
            return reason.retryAfter();
        }
        return retryAfter;
    }

    /** The same failure of a request that was given up before its answer came, if so. */
    public TicketsException unanswered(boolean givenUp) {
        return new TicketsException(
                code, getMessage(), hint, getCause(), exitCode, state, outboxId, retryAfter, givenUp, looking);
    }

    /** The same failure, whose hint begins with where to look before anything is sent again. */
    public TicketsException looking() {
        return new TicketsException(
                code, getMessage(), hint, getCause(), exitCode, state, outboxId, retryAfter, unanswered, true);
    }

    /**
     * Whether a request was given up before its answer came, so that the portal may still be processing it; also where
     * this failure only passes that on.
     */
    public boolean isUnanswered() {
        return unanswered || (getCause() instanceof TicketsException reason && reason.isUnanswered());
    }

    /** Whether the hint begins with where to look before anything is sent again, also where it was passed on. */
    public boolean saysWhereToLook() {
        return looking || (getCause() instanceof TicketsException reason && reason.saysWhereToLook());
    }

    /** The message; never null here. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code.toString() : message;
    }

    /** What to type or do next, or null where nothing would help. */
    public @Nullable String hint() {
        return hint;
    }

    /** The state of what was to be sent; null where nothing was. */
    public @Nullable SubmissionState state() {
        return state;
    }

    /** The entry of the outbox that keeps what was to be sent; null when none does. */
    public @Nullable String outboxId() {
        return outboxId;
    }
}
