package dev.tickets.compose;

import dev.tickets.ticket.TicketsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to write a message.
 *
 * @param edit whether in an editor
 * @param template to make the message from; null for none
 * @param values for its fields, {@code KEY=VALUE} each
 * @param paste whether the clipboard's picture is attached
 * @param draft to go on with; null for none
 */
public record EditOptions(
        boolean edit,
        @Nullable String template,
        List<String> values,
        boolean paste,
        @Nullable String draft) {
    /** Whether none of them was given but the draft. */
    public boolean isOnlyDraft() {
        return !edit && template == null && values.isEmpty() && !paste;
    }

    /**
     * The values for the template's fields.
     *
     * @throws TicketsException (usage) when one is not {@code KEY=VALUE}, or comes twice
     */
    Map<String, String> fields() {
        if (template == null && !values.isEmpty()) {
            throw TicketsException.usage("--set fills a template, and none is named", "--template NAME");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                throw TicketsException.usage("--set takes KEY=VALUE, not '" + value + "'", null);
            }
            String key = value.substring(0, equals).strip();
            if (fields.put(key, value.substring(equals + 1)) != null) {
                throw TicketsException.usage("--set gives '" + key + "' twice", null);
            }
        }
        return fields;
    }
}
