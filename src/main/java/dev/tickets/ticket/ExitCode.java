package dev.tickets.ticket;

/** The exit code of a run; part of the public contract, listed in docs/exit-codes.md. */
public enum ExitCode {
    /** Done; changes are confirmed. */
    OK(0),
    /** Refused by the portal, or an unexpected error. */
    REFUSED(1),
    /** Bad usage or input; nothing was sent. */
    USAGE(2),
    /** No such ticket, department, service, attachment or profile. */
    NOT_FOUND(3),
    /** Not logged in, session expired, second factor needed, or no permission. */
    LOGIN(4),
    /** Partly done: the message arrived incomplete; or some of several items failed. */
    INCOMPLETE(5),
    /** Unclear whether the message arrived, or accepted but not read back. */
    UNCLEAR(6),
    /** {@code list --fail-if-empty} without a result. */
    EMPTY(7),
    /** The portal cannot be reached, or timed out. */
    UNREACHABLE(69),
    /** Not yet: kept in the outbox for a later attempt, or {@code wait} timed out. */
    NOT_YET(75),
    /** Interrupted by SIGINT. */
    INTERRUPTED(130),
    /** Ended by SIGTERM. */
    TERMINATED(143);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }

    /** The more severe of both codes. */
    public ExitCode orWorse(ExitCode other) {
        return other.need() > need() ? other : this;
    }

    private int need() {
        return switch (this) {
            case OK -> 0;
            case UNREACHABLE -> 1;
            case NOT_YET -> 2;
            case USAGE -> 3;
            case NOT_FOUND -> 4;
            case REFUSED -> 5;
            case LOGIN -> 6;
            case INCOMPLETE -> 7;
            case UNCLEAR -> 8;
            case EMPTY, INTERRUPTED, TERMINATED -> 9;
        };
    }
}
