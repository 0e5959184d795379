package dev.tickets.portal.hostbill;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.portal.http.Body;
import dev.tickets.portal.http.SmallBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fields as a JSON object in UTF-8. */
final class JsonBody {
    private JsonBody() {}

    static Body of(Map<String, ?> fields) {
        return new SmallBody("application/json; charset=UTF-8", bytes(fields), text(fields));
    }

    /** The same, but a log shows the names of its fields alone. */
    static Body ofSecrets(Map<String, ?> fields) {
        Map<String, String> shown = new LinkedHashMap<>();
        fields.keySet().forEach(name -> shown.put(name, "***"));
        return new SmallBody("application/json; charset=UTF-8", bytes(fields), text(shown));
    }

    private static byte[] bytes(Map<String, ?> fields) {
        try {
            return JSON.std.asBytes(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, ?> fields) {
        try {
            return JSON.std.asString(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
