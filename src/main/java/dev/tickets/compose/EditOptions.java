package dev.tickets.compose;

import dev.tickets.ticket.TicketsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to write a message.
 *
 * @param edit whether an editor is used
 * @param template the template; null for none
 * @param values for its fields, {@code KEY=VALUE} each
 * @param paste whether the clipboard's picture is attached
 * @param draft the draft to continue; null for none
 */
public record EditOptions(
        boolean edit,
        @Nullable String template,
        List<String> values,
        boolean paste,
        @Nullable String draft) {
    /** Whether no option but the draft was given. */
    public boolean isOnlyDraft() {
        return !edit && template == null && values.isEmpty() && !paste;
    }

    /**
     * The values for the template's fields.
     *
     * @throws TicketsException (usage) when a value is not {@code KEY=VALUE}, or a key is repeated
     */
    Map<String, String> fields() {
        if (template == null && !values.isEmpty()) {
            throw TicketsException.usage("--set needs a template", "--template NAME");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                throw TicketsException.usage("--set needs KEY=VALUE, not '" + value + "'", null);
            }
            String key = value.substring(0, equals).strip();
            if (fields.put(key, value.substring(equals + 1)) != null) {
                throw TicketsException.usage("--set names '" + key + "' twice", null);
            }
        }
        return fields;
    }
}
