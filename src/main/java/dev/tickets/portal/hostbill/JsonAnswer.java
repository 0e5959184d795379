package dev.tickets.portal.hostbill;

import com.fasterxml.jackson.jr.ob.JSON;
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
 * @param json the value in it; null when it is not JSON, or cut short
 * @param empty whether it had no bytes at all
 * @param retryAfter how long the portal asks to wait; null when it does not say
 */
record JsonAnswer(
        int status,
        @Nullable Object json,
        boolean empty,
        @Nullable Duration retryAfter) {
    /** No list of tickets and no thread is longer; more than that is not an answer but an attack or a fault. */
    private static final int LARGEST = 64 << 20;

    static JsonAnswer read(Answer answer) throws IOException {
        byte[] bytes = answer.body().readNBytes(LARGEST + 1);
        return new JsonAnswer(
                answer.status(), bytes.length > LARGEST ? null : parse(bytes), bytes.length == 0, answer.retryAfter());
    }

    private static @Nullable Object parse(byte[] bytes) {
        int start = startsWithMark(bytes) ? 3 : 0;
        while (start < bytes.length && bytes[start] <= ' ' && bytes[start] >= 0) {
            start++;
        }
        boolean container = start < bytes.length && (bytes[start] == '{' || bytes[start] == '[');
        if (!container) {
            return null;
        }
        try {
            return JSON.std.anyFrom(bytes);
        } catch (IOException notJson) {
            return null;
        }
    }

    /** Whether a byte order mark stands in front, as of a PHP file that was saved with one. */
    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it is a success that reports no error. */
    boolean isFine() {
        return isSuccess() && json != null && PortalErrors.in(root()).isEmpty();
    }

    /** The answer as an object; an empty one when it is a list or no JSON. */
    Row root() {
        return Row.of(json);
    }

    /** The object that holds the payload: the one under {@code data} when there is one, else the root. */
    Row payload() {
        Object data = root().value("data");
        return data instanceof Map<?, ?> map ? new Row(map) : root();
    }

    /**
     * The payload by one of these names; else what stands under {@code data}, else a list at the root, else what stands
     * there by id. Null when there is nothing of the kind.
     */
    @Nullable
    Object collection(String... names) {
        Row payload = payload();
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

    /** What the root holds under ids, between an {@code error} and a {@code page}; null when it holds no id. */
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
