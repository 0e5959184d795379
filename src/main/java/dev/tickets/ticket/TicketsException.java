package dev.tickets.ticket;

import java.io.Serial;
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
    private final @Nullable String state;
    private final @Nullable String outboxId;
    private final transient @Nullable RetryAfter retryAfter;

    public TicketsException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint) {
        this(code, message, hint, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        this(code, message, hint, cause, null, null, null);
    }

    private TicketsException(
            ErrorCode code,
            String message,
            @Nullable String hint,
            @Nullable Throwable cause,
            @Nullable String state,
            @Nullable String outboxId,
            @Nullable RetryAfter retryAfter) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
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
        return new TicketsException(code, getMessage(), hint, getCause(), newState, newOutboxId, retryAfter);
    }

    /** The same failure of a portal that named the time of the next try. */
    public TicketsException after(@Nullable RetryAfter time) {
        return new TicketsException(code, getMessage(), hint, getCause(), state, outboxId, time);
    }

    /** The same failure with another hint. */
    public TicketsException withHint(@Nullable String other) {
        return new TicketsException(code, getMessage(), other, getCause(), state, outboxId, retryAfter);
    }

    /** Bad usage or input: nothing was sent. */
    public static TicketsException usage(String message, @Nullable String hint) {
        return new TicketsException(ErrorCode.USAGE, message, hint);
    }

    public ErrorCode code() {
        return code;
    }

    public ExitCode exitCode() {
        return code.exitCode();
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

    /** When the portal wants to be asked again, if it said so. */
    public @Nullable RetryAfter retryAfter() {
        return retryAfter;
    }
}
