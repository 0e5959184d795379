package dev.tickets.render;

import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/**
 * A failure as programs read it on standard error, with {@code -o json}.
 *
 * @param code one of the documented words: {@code not-found}, {@code unreachable} …
 * @param exit the exit code that the run ends with
 * @param state of a ticket that was to be sent: {@code queued}, {@code unclear} …
 * @param outboxId of the entry that keeps it
 */
public record ErrorDocument(
        String code,
        String message,
        @Nullable String hint,
        int exit,
        @Nullable String state,
        @Nullable String outboxId) {

    /** Of a failure, with the entry of the outbox that it concerns. */
    public static ErrorDocument of(TicketsException failure) {
        return new ErrorDocument(
                failure.code().toString(),
                failure.getMessage(),
                failure.hint(),
                failure.exitCode().value(),
                failure.state() == null ? null : failure.state().toString(),
                failure.outboxId());
    }

    /** {@code {"error":{"code":…,"message":…}}} and a line end; one line, so that it stands out among notices. */
    public String json() {
        ErrorFields fields = new ErrorFields();
        return Json.wrappedLine("error", fields.all(), fields.values(this));
    }

    private static final class ErrorFields extends Fields<ErrorDocument> {
        ErrorFields() {
            super("code, message, hint, exit, state, outboxId");
        }

        @Override
        protected @Nullable Object[] values(ErrorDocument error) {
            return new @Nullable Object[] {
                error.code(), error.message(), error.hint(), error.exit(), error.state(), error.outboxId()
            };
        }
    }
}
