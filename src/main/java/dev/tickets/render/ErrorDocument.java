package dev.tickets.render;

import dev.tickets.ticket.TicketsException;
import java.util.List;
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
        return Json.wrappedLine("error", new ErrorFields(), this);
    }

    private static final class ErrorFields extends Fields<ErrorDocument> {
        ErrorFields() {
            super(
                    List.of(
                            Field.one("code", "CODE"),
                            Field.one("message", "MESSAGE"),
                            Field.one("hint", "HINT"),
                            Field.one("exit", "EXIT"),
                            Field.one("state", "STATE"),
                            Field.one("outboxId", "OUTBOX ID")),
                    List.of("code", "message"));
        }

        @Override
        protected @Nullable Object value(ErrorDocument error, String field) {
            return switch (field) {
                case "code" -> error.code();
                case "message" -> error.message();
                case "hint" -> error.hint();
                case "exit" -> error.exit();
                case "state" -> error.state();
                case "outboxId" -> error.outboxId();
                default -> throw noSuch(field);
            };
        }
    }
}
