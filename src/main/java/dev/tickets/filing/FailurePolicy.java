package dev.tickets.filing;

import dev.tickets.ticket.ErrorCode;

/** Decides what a failure means for a message in delivery. Pure functions. */
final class FailurePolicy {
    private FailurePolicy() {}

    /** What becomes of the message. */
    enum Fate {
        /** The message is tried again later; it has not arrived. */
        WAIT,
        /** The message is tried again after a login; it has not arrived. */
        BLOCK,
        /** The message may have arrived: the portal is searched before sending again. */
        UNCLEAR,
        /** The message is not tried again unchanged; it has not arrived. */
        REFUSE
    }

    /**
     * What becomes of a message after a failure.
     *
     * @param uncertain whether the message may have arrived through an earlier attempt
     * @param requested whether the message may have arrived through a request of this attempt
     */
    static Fate fate(ErrorCode code, boolean uncertain, boolean requested) {
        if (uncertain || (requested && !code.provesNotSent())) {
            return Fate.UNCLEAR;
        }
        return switch (code) {
            case UNREACHABLE, TIMEOUT, QUEUED, UNEXPECTED, INTERRUPTED -> Fate.WAIT;
            case LOGIN_REQUIRED -> Fate.BLOCK;
            case UNCLEAR -> Fate.UNCLEAR;
            case REFUSED, FORBIDDEN, NOT_FOUND, USAGE, EMPTY, INCOMPLETE -> Fate.REFUSE;
        };
    }

    /** The code of a failure to open the portal: a profile that cannot be used is no fault of the message. */
    static ErrorCode ofOpening(ErrorCode code) {
        return switch (code) {
            case USAGE, NOT_FOUND, REFUSED, FORBIDDEN -> ErrorCode.LOGIN_REQUIRED;
            case EMPTY, LOGIN_REQUIRED, UNREACHABLE, TIMEOUT, QUEUED, UNCLEAR, INCOMPLETE, INTERRUPTED, UNEXPECTED ->
                code;
        };
    }

    /** Whether a later request may succeed. */
    static boolean passes(ErrorCode code) {
        return code.isPortalAway() || code == ErrorCode.UNEXPECTED;
    }
}
