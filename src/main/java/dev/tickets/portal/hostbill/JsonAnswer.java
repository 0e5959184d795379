package dev.tickets.portal.hostbill;

import dev.tickets.portal.http.Answer;
import dev.tickets.portal.http.HttpDate;
import dev.tickets.portal.http.Request;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
 * @param date the header; null for none
 * @param beginning of an answer that does not begin with JSON; null for another
 */
record JsonAnswer(
        int status,
        @Nullable Object json,
        boolean empty,
        @Nullable Duration retryAfter,
        @Nullable String tooMuch,
        @Nullable String date,
        @Nullable AnswerBeginning beginning) {
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
        String date = answer.header("Date");
        String tooMuch;
        try {
            int start = body.skipToText();
            boolean clean = start == '{' || (start == '[' && !isDate(body.ahead(2)));
            AnswerBeginning beginning = clean || start < 0 ? null : behindMessages(answer, body);
            boolean readable = clean || (beginning != null && beginning.json() >= 0);
            Object json = readable ? JsonReader.read(body, items) : null;
            return new JsonAnswer(answer.status(), json, body.isEmpty(), answer.retryAfter(), null, date, beginning);
        } catch (TooMuchException e) {
            tooMuch = String.valueOf(e.getMessage());
        } catch (OutOfMemoryError | StackOverflowError e) {
            // no limit is known that lets this happen; the answer is lost, the program is not
            tooMuch = BEYOND_MEMORY;
        }
        return new JsonAnswer(answer.status(), null, false, answer.retryAfter(), tooMuch, date, null);
    }

    /** Whether a line of a log begins, as in {@code [29-Nov-2026 05:54:40 UTC] PHP Notice}. */
    private static boolean isDate(byte[] start) {
        return start.length > 1 && start[1] >= '0' && start[1] <= '9';
    }

    /** Consumes the messages of PHP before the JSON, if that is what the answer begins with. */
    private static AnswerBeginning behindMessages(Answer answer, AnswerStream body) throws IOException {
        AnswerBeginning beginning = new AnswerBeginning(body.ahead(AnswerBeginning.LENGTH));
        int json = beginning.json();
        if (json >= 0) {
            body.consume(json);
            answer.remark("the portal writes messages of PHP before its JSON: \"" + beginning.quote() + "\"");
        }
        return beginning;
    }

    /**
     * What came instead of JSON, to be put behind a message: {@code : "Maintenance"}; empty when there are no words.
     * The answer to a secret may repeat the secret, so only the title of a web page is quoted.
     */
    String quote(Request request) {
        if (beginning == null) {
            return "";
        }
        boolean secret = request.body() != null && request.body().isSecret();
        String quote = secret ? beginning.title() : beginning.quote();
        return quote == null ? "" : ": \"" + quote + "\"";
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The portal's clock when it answered; null when it does not say. */
    @Nullable
    Instant portalClock() {
        return HttpDate.parse(date);
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
