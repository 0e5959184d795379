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

    /** Whether the portal does not answer now; nothing is wrong with what it was asked. */
    public boolean isPortalAway() {
        return switch (this) {
            case UNREACHABLE, TIMEOUT -> true;
            case USAGE,
                    NOT_FOUND,
                    EMPTY,
                    LOGIN_REQUIRED,
                    FORBIDDEN,
                    REFUSED,
                    QUEUED,
                    UNCLEAR,
                    INCOMPLETE,
                    INTERRUPTED,
                    UNEXPECTED -> false;
        };
    }

    /** Whether the portal tells nothing before it is back, or before somebody logs in. */
    public boolean asksInVain() {
        return isPortalAway() || this == LOGIN_REQUIRED;
    }

    /** Whether a request that fails so has certainly left nothing at the portal. */
    public boolean provesNotSent() {
        return switch (this) {
            case UNREACHABLE, TIMEOUT, LOGIN_REQUIRED, REFUSED, FORBIDDEN, NOT_FOUND, USAGE -> true;
            case EMPTY, QUEUED, UNCLEAR, INCOMPLETE, INTERRUPTED, UNEXPECTED -> false;
        };
    }

    /** Whether the writer can change what is wrong. */
    public boolean isOfDraft() {
        return switch (this) {
            case USAGE, NOT_FOUND, REFUSED -> true;
            case EMPTY,
                    LOGIN_REQUIRED,
                    FORBIDDEN,
                    UNREACHABLE,
                    TIMEOUT,
                    QUEUED,
                    UNCLEAR,
                    INCOMPLETE,
                    INTERRUPTED,
                    UNEXPECTED -> false;
        };
    }

    /** The code as documented: {@code login-required}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
