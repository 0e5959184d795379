package dev.tickets.filing;

import dev.tickets.ticket.ErrorCode;

/** What a failure means for a message that is being delivered. Pure: the same answer for the same facts, always. */
final class FailurePolicy {
    private FailurePolicy() {}

    /** What becomes of the message. */
    enum Fate {
        /** It is tried again later; nothing of it is at the portal. */
        WAIT,
        /** It is tried again after a login; nothing of it is at the portal. */
        BLOCK,
        /** It may be at the portal: it is looked for before it is sent again. */
        UNCLEAR,
        /** It is not tried again as it is; nothing of it is at the portal. */
        REFUSE
    }

    /**
     * What becomes of a message after a failure.
     *
     * @param uncertain whether a request of an earlier attempt may have brought it to the portal
     * @param requested whether a request of this attempt began, and is not known to have come to nothing
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

    /** A failure to open the portal. Without a usable profile nothing can be sent, but no message is at fault. */
    static ErrorCode ofOpening(ErrorCode code) {
        return switch (code) {
            case USAGE, NOT_FOUND, REFUSED, FORBIDDEN -> ErrorCode.LOGIN_REQUIRED;
            case EMPTY, LOGIN_REQUIRED, UNREACHABLE, TIMEOUT, QUEUED, UNCLEAR, INCOMPLETE, INTERRUPTED, UNEXPECTED ->
                code;
        };
    }

    /** Whether a later look at the portal may succeed. */
    static boolean passes(ErrorCode code) {
        return code.isPortalAway() || code == ErrorCode.UNEXPECTED;
    }
}
