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
        return body(fields, fields, false);
    }

    /** The same, but a log shows the names of its fields alone. */
    static Body ofSecrets(Map<String, ?> fields) {
        Map<String, String> names = new LinkedHashMap<>();
        fields.keySet().forEach(name -> names.put(name, "***"));
        return body(fields, names, true);
    }

    private static Body body(Map<String, ?> fields, Map<String, ?> log, boolean secret) {
        try {
            return new SmallBody(
                    "application/json; charset=UTF-8", JSON.std.asBytes(fields), JSON.std.asString(log), secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
