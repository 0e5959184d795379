package dev.tickets.sandbox;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The portal's documents: ordered maps with {@code error} and {@code info} beside the requested data. */
final class Json {
    private Json() {}

    static Map<String, Object> object() {
        return new LinkedHashMap<>();
    }

    /** An answer with a value and no errors. */
    static Map<String, Object> answer(String name, Object value) {
        Map<String, Object> answer = object();
        answer.put(name, value);
        answer.put("error", List.of());
        answer.put("info", List.of());
        return answer;
    }

    /** An answer with only the word for the done action. */
    static Map<String, Object> done(String info) {
        Map<String, Object> answer = object();
        answer.put("success", true);
        answer.put("error", List.of());
        answer.put("info", List.of(info));
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
