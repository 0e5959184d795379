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
        return shown(fields, fields);
    }

    /** The same, but a log shows the names of its fields alone. */
    static Body ofSecrets(Map<String, ?> fields) {
        Map<String, String> names = new LinkedHashMap<>();
        fields.keySet().forEach(name -> names.put(name, "***"));
        return shown(fields, names);
    }

    private static Body shown(Map<String, ?> fields, Map<String, ?> log) {
        try {
            return new SmallBody("application/json; charset=UTF-8", JSON.std.asBytes(fields), JSON.std.asString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
