package dev.tickets.ticket;

/** What a run ends with; part of the public contract, listed in docs/exit-codes.md. */
public enum ExitCode {
    /** Done, and confirmed where it changed something. */
    OK(0),
    /** The portal refused it, or an unexpected error. */
    REFUSED(1),
    /** Bad usage or input; nothing was sent. */
    USAGE(2),
    /** No such ticket, department, service, attachment or profile. */
    NOT_FOUND(3),
    /** Not logged in, session over, second factor needed, or no right to do it. */
    LOGIN(4),
    /** Half done: it exists, but something is missing; or some of several. */
    INCOMPLETE(5),
    /** Unclear whether it arrived, or acknowledged but not read back. */
    UNCLEAR(6),
    /** {@code list --fail-if-empty}, and it is empty. */
    EMPTY(7),
    /** The portal cannot be reached or ran out of time. */
    UNREACHABLE(69),
    /** Not yet: kept in the outbox for a later try, or {@code wait} ran out of time. */
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

    /** This one or the other: the one that needs a person more. */
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
