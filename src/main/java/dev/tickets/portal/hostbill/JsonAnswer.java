package dev.tickets.portal.hostbill;

import dev.tickets.portal.http.Answer;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer read whole.
 *
 * @param json the value; null if the answer is not JSON, cut short, or too large
 * @param empty whether the answer had no bytes
 * @param retryAfter how long the portal asks to wait; null if it does not ask
 * @param tooMuch the exceeded limit, in words; null for none
 */
record JsonAnswer(
        int status,
        @Nullable Object json,
        boolean empty,
        @Nullable Duration retryAfter,
        @Nullable String tooMuch) {
    /** In bytes. */
    private static final long LARGEST = 64 << 20;
    /** Of an answer that reports a failure, in bytes: more words than these are of no use. */
    private static final long LARGEST_FAILURE = 1 << 20;
    /** The limit of the memory, in words. */
    static final String BEYOND_MEMORY = "more than fits into memory";

    /** Reads an answer of any status. */
    static JsonAnswer read(Answer answer) throws IOException {
        return read(answer, null);
    }

    /**
     * Reads a page of tickets.
     *
     * @param items gets each complete ticket, and returns its replacement in the list
     */
    static JsonAnswer read(Answer answer, JsonReader.@Nullable Items items) throws IOException {
        AnswerStream body = new AnswerStream(answer.body(), answer.isSuccess() ? LARGEST : LARGEST_FAILURE);
        String tooMuch;
        try {
            int start = body.skipToText();
            Object json = start == '{' || start == '[' ? JsonReader.read(body, items) : null;
            return new JsonAnswer(answer.status(), json, body.isEmpty(), answer.retryAfter(), null);
        } catch (TooMuchException e) {
            tooMuch = String.valueOf(e.getMessage());
        } catch (OutOfMemoryError | StackOverflowError e) {
            // no limit is known that lets this happen; the answer is lost, the program is not
            tooMuch = BEYOND_MEMORY;
        }
        return new JsonAnswer(answer.status(), null, false, answer.retryAfter(), tooMuch);
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether the answer is a success without an error. */
    boolean isFine() {
        return isSuccess() && json != null && PortalErrors.in(root()).isEmpty();
    }

    /** The answer as an object; an empty object for a list or no JSON. */
    JsonRow root() {
        return JsonRow.of(json);
    }

    /** The object with the payload: {@code data} if it exists, else the root. */
    JsonRow payload() {
        return root().within("data");
    }

    /**
     * The payload by one of these names; else what stands under {@code data}, else a list at the root, else what stands
     * there by id. Null when there is nothing of the kind.
     */
    @Nullable
    Object collection(String... names) {
        JsonRow payload = payload();
        for (String name : names) {
            Object value = payload.value(name);
            if (value instanceof List<?> || value instanceof Map<?, ?>) {
                return value;
            }
        }
        Object data = root().value("data");
        if (data instanceof List<?> || data instanceof Map<?, ?>) {
            return data;
        }
        return json instanceof List<?> ? json : byId();
    }

    /** The root's values under ids, without fields such as {@code page}; null for none. */
    private @Nullable Object byId() {
        Map<Object, @Nullable Object> byId = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : root().fields().entrySet()) {
            if (TicketNumber.isNumber(String.valueOf(field.getKey()))) {
                byId.put(field.getKey(), field.getValue());
            }
        }
        return byId.isEmpty() ? null : byId;
    }
}
