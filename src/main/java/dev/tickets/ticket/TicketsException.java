package dev.tickets.ticket;

import java.io.Serial;
import java.io.Serializable;
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
    private final Details details;

    /** What most failures lack. Not changed once an exception has it. */
    private static final class Details implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private ExitCode exitCode;
        private @Nullable SubmissionState state;
        private @Nullable String outboxId;
        private @Nullable Duration retryAfter;
        private boolean unanswered;
        private boolean looking;
        private boolean refusesCharacters;
        private boolean asksForCode;

        Details(ExitCode exitCode) {
            this.exitCode = exitCode;
        }

        Details copy() {
            Details copy = new Details(exitCode);
            copy.state = state;
            copy.outboxId = outboxId;
            copy.retryAfter = retryAfter;
            copy.unanswered = unanswered;
            copy.looking = looking;
            copy.refusesCharacters = refusesCharacters;
            copy.asksForCode = asksForCode;
            return copy;
        }
    }

    public TicketsException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint) {
        this(code, message, hint, null);
    }

    public TicketsException(ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        this(code, message, hint, cause, new Details(code.exitCode()));
    }

    private TicketsException(
            ErrorCode code, String message, @Nullable String hint, @Nullable Throwable cause, Details details) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
        this.details = details;
    }

    private TicketsException with(Details other) {
        return new TicketsException(code, getMessage(), hint, getCause(), other);
    }

    /**
     * The failure of a message that is kept.
     *
     * @param newOutboxId of its outbox entry; null for none
     */
    public TicketsException of(@Nullable SubmissionState newState, @Nullable String newOutboxId) {
        Details other = details.copy();
        other.state = newState;
        other.outboxId = newOutboxId;
        return with(other);
    }

    /** The failure with the time that the portal asks to wait before the next request; null for none. */
    public TicketsException after(@Nullable Duration time) {
        Details other = details.copy();
        other.retryAfter = time;
        return with(other);
    }

    /** The failure whose message begins with the place of the fault: a line of a file, or a variable. */
    public TicketsException at(String place) {
        return new TicketsException(code, place + ": " + getMessage(), hint, this);
    }

    /** The failure with another hint. */
    public TicketsException withHint(@Nullable String other) {
        return new TicketsException(code, getMessage(), other, getCause(), details);
    }

    /** Bad usage or input: nothing was sent. */
    public static TicketsException usage(String message, @Nullable String hint) {
        return new TicketsException(ErrorCode.USAGE, message, hint);
    }

    public ErrorCode code() {
        return code;
    }

    public ExitCode exitCode() {
        return details.exitCode;
    }

    /** The failure with another exit code than its code implies. */
    public TicketsException exiting(ExitCode other) {
        Details changed = details.copy();
        changed.exitCode = other;
        return with(changed);
    }

    /** How long the portal asks to wait before the next request, taken from the cause if needed; null for none. */
    public @Nullable Duration retryAfter() {
        if (details.retryAfter == null && getCause() instanceof TicketsException reason) {
            return reason.retryAfter();
        }
        return details.retryAfter;
    }

    /** The failure, with whether its request was given up before the answer came. */
    public TicketsException unanswered(boolean givenUp) {
        Details other = details.copy();
        other.unanswered = givenUp;
        return with(other);
    }

    /** The failure whose hint begins with where to check before sending again. */
    public TicketsException looking() {
        Details other = details.copy();
        other.looking = true;
        return with(other);
    }

    /**
     * Whether a request was given up before the answer came, so that the portal may still be processing it; also true
     * if the cause says so.
     */
    public boolean isUnanswered() {
        return details.unanswered || (getCause() instanceof TicketsException reason && reason.isUnanswered());
    }

    /** Whether the hint begins with where to check before sending again; also true if the cause says so. */
    public boolean saysWhereToLook() {
        return details.looking || (getCause() instanceof TicketsException reason && reason.saysWhereToLook());
    }

    /** The failure of a message that holds characters which the portal does not keep. */
    public TicketsException refusingCharacters() {
        Details other = details.copy();
        other.refusesCharacters = true;
        return with(other);
    }

    /** Whether the portal has refused the characters of a text; also true if the cause says so. */
    public boolean refusesCharacters() {
        return details.refusesCharacters
                || (getCause() instanceof TicketsException reason && reason.refusesCharacters());
    }

    /** The failure of a login that needs a one-time code, too. */
    public TicketsException askingForCode() {
        Details other = details.copy();
        other.asksForCode = true;
        return with(other);
    }

    /** Whether a login needs a one-time code, too. */
    public boolean asksForCode() {
        return details.asksForCode;
    }

    /**
     * Whether a message waits in the outbox for the portal, so that no person needs to act. A failure of this machine
     * needs a person, even if the outbox keeps the message.
     */
    public boolean isWaitingForPortal() {
        return code == ErrorCode.QUEUED
                && !(getCause() instanceof TicketsException reason && reason.code() == ErrorCode.UNEXPECTED);
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
        return details.state;
    }

    /** The outbox entry of the message to send; null for none. */
    public @Nullable String outboxId() {
        return details.outboxId;
    }
}
