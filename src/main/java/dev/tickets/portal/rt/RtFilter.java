package dev.tickets.portal.rt;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditions on a list that is no list of tickets, in RT's JSON. Conditions on different fields hold together; of
 * conditions on the same field, one is enough. RT applies them before it cuts the list into pages.
 */
final class RtFilter {
    private final List<Map<String, Object>> conditions = new ArrayList<>();

    RtFilter and(String field, String operator, Object value) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("field", field);
        condition.put("operator", operator);
        condition.put("value", value);
        conditions.add(condition);
        return this;
    }

    /** Value of the parameter {@code query}. */
    String json() {
        try {
            return JSON.std.asString(conditions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
