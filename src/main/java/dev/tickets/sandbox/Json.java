package dev.tickets.sandbox;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The portal's documents: ordered maps. A success has neither {@code error} nor {@code info}, as in HostBill's samples.
 */
final class Json {
    private Json() {}

    static Map<String, Object> object() {
        return new LinkedHashMap<>();
    }

    /** An answer with a value. */
    static Map<String, Object> answer(String name, Object value) {
        Map<String, Object> answer = object();
        answer.put(name, value);
        return answer;
    }

    /** An answer without data: what was asked for is done. */
    static Map<String, Object> done() {
        return answer("success", true);
    }

    /** The same success with an empty {@code error} and an empty {@code info}. */
    static Map<String, Object> withEmptyErrors(Map<String, ?> success) {
        Map<String, Object> answer = object();
        answer.putAll(success);
        answer.put("error", List.of());
        answer.put("info", List.of());
        return answer;
    }

    static Map<String, Object> page(long current, long total) {
        Map<String, Object> page = object();
        page.put("current", current);
        page.put("total", total);
        return page;
    }

    static byte[] bytes(Map<String, ?> document) throws IOException {
        return JSON.std.asBytes(document);
    }
}
