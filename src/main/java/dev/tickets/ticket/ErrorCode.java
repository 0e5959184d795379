package dev.tickets.ticket;

import java.util.Locale;

/** The kind of a failure: the {@code code} of a JSON error, which determines the exit code. */
public enum ErrorCode {
    USAGE(ExitCode.USAGE),
    NOT_FOUND(ExitCode.NOT_FOUND),
    EMPTY(ExitCode.EMPTY),
    LOGIN_REQUIRED(ExitCode.LOGIN),
    FORBIDDEN(ExitCode.LOGIN),
    REFUSED(ExitCode.REFUSED),
    UNREACHABLE(ExitCode.UNREACHABLE),
    TIMEOUT(ExitCode.UNREACHABLE),
    QUEUED(ExitCode.NOT_YET),
    UNCLEAR(ExitCode.UNCLEAR),
    INCOMPLETE(ExitCode.INCOMPLETE),
    INTERRUPTED(ExitCode.INTERRUPTED),
    UNEXPECTED(ExitCode.REFUSED);

    private final ExitCode exitCode;

    ErrorCode(ExitCode exitCode) {
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** Whether the portal does not answer now, through no fault of the request. */
    public boolean isPortalAway() {
        return this == UNREACHABLE || this == TIMEOUT;
    }

    /** Whether requests fail until the portal is reachable or the user logs in. */
    public boolean blocksRequests() {
        return isPortalAway() || this == LOGIN_REQUIRED;
    }

    /** Whether a request with this failure has certainly left nothing at the portal. */
    public boolean provesNotSent() {
        return switch (this) {
            case UNREACHABLE, TIMEOUT, LOGIN_REQUIRED, REFUSED, FORBIDDEN, NOT_FOUND, USAGE -> true;
            case EMPTY, QUEUED, UNCLEAR, INCOMPLETE, INTERRUPTED, UNEXPECTED -> false;
        };
    }

    /** Whether the author can fix the problem in the draft. */
    public boolean isOfDraft() {
        return this == USAGE || this == NOT_FOUND || this == REFUSED;
    }

    /** The code as documented: {@code login-required}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
