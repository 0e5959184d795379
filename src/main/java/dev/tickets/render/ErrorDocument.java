package dev.tickets.render;

import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/**
 * A failure for programs, on standard error with {@code -o json}.
 *
 * @param code a documented word: {@code not-found}, {@code unreachable} …
 * @param exit the exit code of the run
 * @param state of the ticket or reply: {@code queued}, {@code unclear} …
 * @param outboxId of its entry in the outbox
 */
public record ErrorDocument(
        String code,
        String message,
        @Nullable String hint,
        int exit,
        @Nullable String state,
        @Nullable String outboxId) {

    public static ErrorDocument of(TicketsException failure) {
        return new ErrorDocument(
                failure.code().toString(),
                failure.getMessage(),
                failure.hint(),
                failure.exitCode().value(),
                failure.state() == null ? null : failure.state().toString(),
                failure.outboxId());
    }

    /** {@code {"error":{"code":…,"message":…}}} and a line end; one line, to stand out among notices. */
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
