package dev.tickets.ticket;

import java.util.Locale;

/** What kind of failure it was: the {@code code} of a JSON error, and through it the exit code. */
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

    /** Whether the portal could not be asked, or did not answer in time. */
    public boolean isPortalAway() {
        return this == UNREACHABLE || this == TIMEOUT;
    }

    /** The code as documented: {@code login-required}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
