package dev.tickets.ticket;

import java.io.Serial;
import java.net.SocketTimeoutException;
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
    private final @Nullable String state;
    private final @Nullable String outboxId;
    private final @Nullable Duration retryAfter;

    public TicketsException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint) {
        this(code, message, hint, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        this(code, message, hint, cause, code.exitCode(), null, null, null);
    }

    private TicketsException(
            ErrorCode code,
            String message,
            @Nullable String hint,
            @Nullable Throwable cause,
            ExitCode exitCode,
            @Nullable String state,
            @Nullable String outboxId,
            @Nullable Duration retryAfter) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
        this.exitCode = exitCode;
        this.state = state;
        this.outboxId = outboxId;
        this.retryAfter = retryAfter;
    }

    /**
     * The same failure of something that is kept.
     *
     * @param newState {@code queued}, {@code unclear} …
     * @param newOutboxId of the entry that keeps it; null when none does
     */
    public TicketsException of(@Nullable String newState, @Nullable String newOutboxId) {
        return new TicketsException(code, getMessage(), hint, getCause(), exitCode, newState, newOutboxId, retryAfter);
    }

    /** The same failure of a portal that asks to wait before the next request; null when it does not ask. */
    public TicketsException after(@Nullable Duration time) {
        return new TicketsException(code, getMessage(), hint, getCause(), exitCode, state, outboxId, time);
    }

    /** The same failure with another hint. */
    public TicketsException withHint(@Nullable String other) {
        return new TicketsException(code, getMessage(), other, getCause(), exitCode, state, outboxId, retryAfter);
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
        return new TicketsException(code, getMessage(), hint, getCause(), other, state, outboxId, retryAfter);
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

    /** Whether a request was given up before its answer came, so that the portal may be at it still. */
    public boolean isUnanswered() {
        for (Throwable cause = this; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
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

    /** The state of what was to be sent: {@code queued}, {@code unclear} …; null where nothing was. */
    public @Nullable String state() {
        return state;
    }

    /** The entry of the outbox that keeps what was to be sent; null when none does. */
    public @Nullable String outboxId() {
        return outboxId;
    }
}
