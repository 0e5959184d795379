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
    private final @Nullable Duration retryAfter;

    public TicketsException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint) {
        this(code, message, hint, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        this(code, message, hint, cause, code.exitCode(), null);
    }

    private TicketsException(
            ErrorCode code,
            @Nullable String message,
            @Nullable String hint,
            @Nullable Throwable cause,
            ExitCode exitCode,
            @Nullable Duration retryAfter) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
        this.exitCode = exitCode;
        this.retryAfter = retryAfter;
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
        return new TicketsException(code, getMessage(), hint, getCause(), other, retryAfter);
    }

    /** The same failure, with what the portal asks to wait before the next request; null when it does not ask. */
    public TicketsException retryAfter(@Nullable Duration asked) {
        return new TicketsException(code, getMessage(), hint, getCause(), exitCode, asked);
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
}
