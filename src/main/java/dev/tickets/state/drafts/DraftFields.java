package dev.tickets.state.drafts;

import dev.tickets.ticket.Alert;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.IfOpen;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Draft} as fields of a JSON object, in kept drafts and in the outbox. */
public final class DraftFields {
    private DraftFields() {}

    public static Map<String, @Nullable Object> of(Draft draft) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("replyTo", draft.replyTo() == null ? null : draft.replyTo().value());
        fields.put("department", draft.department());
        fields.put("subject", draft.subject());
        fields.put("message", draft.message());
        fields.put("service", draft.service());
        fields.put("cc", draft.cc());
        fields.put("attachments", draft.attachments());
        fields.put("zip", draft.packing().what().name());
        fields.put("split", draft.packing().split());
        fields.put("partly", draft.packing().partly());
        fields.put(
                "priority", draft.priority() == null ? null : draft.priority().name());
        fields.put("urgent", draft.urgent());
        fields.put("impact", draft.impact());
        fields.put("contact", draft.contact());
        fields.put("host", draft.host());
        fields.put("encrypt", draft.encrypt());
        fields.put("encryptTo", draft.encryptTo());
        fields.put("sealed", draft.isEncrypted());
        fields.put("reopen", draft.reopen());
        fields.put("close", draft.close());
        fields.put("mayErase", draft.mayErase());
        fields.put("alert", draft.alert() == null ? null : alert(draft.alert()));
        return fields;
    }

    private static Map<String, @Nullable Object> alert(Alert alert) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("key", alert.key());
        fields.put("ifOpen", alert.ifOpen().name());
        fields.put(
                "minInterval",
                alert.minInterval() == null ? null : alert.minInterval().toString());
        fields.put("portalWide", alert.portalWide());
        return fields;
    }

    private static @Nullable Alert alert(Map<?, ?> fields) {
        if (!(fields.get("alert") instanceof Map<?, ?> alert) || !(alert.get("key") instanceof String key)) {
            return null;
        }
        String interval = text(alert, "minInterval");
        return new Alert(
                key,
                IfOpen.valueOf(String.valueOf(alert.get("ifOpen"))),
                interval == null ? null : Duration.parse(interval),
                is(alert, "portalWide"));
    }

    /**
     * Reads the draft from its fields.
     *
     * @throws IOException when they are not those of a draft
     */
    public static Draft read(Map<?, ?> fields) throws IOException {
        try {
            String number = text(fields, "replyTo");
            String priority = text(fields, "priority");
            String zip = text(fields, "zip");
            return (number == null ? Draft.ticket() : Draft.reply(new TicketNumber(number)))
                    .department(text(fields, "department"))
                    .subject(text(fields, "subject"))
                    .message(text(fields, "message"))
                    .service(text(fields, "service"))
                    .cc(texts(fields, "cc"))
                    .attachments(texts(fields, "attachments"))
                    .packing(new PackOptions(
                            zip == null ? PackOptions.What.TOO_LARGE : PackOptions.What.valueOf(zip),
                            is(fields, "split"),
                            is(fields, "partly")))
                    .priority(priority == null ? null : Priority.valueOf(priority.toUpperCase(Locale.ROOT)))
                    .urgent(is(fields, "urgent"))
                    .impact(text(fields, "impact"))
                    .contact(text(fields, "contact"))
                    .host(text(fields, "host"))
                    .encryption(encryption(fields))
                    .encryptTo(texts(fields, "encryptTo"))
                    .reopen(is(fields, "reopen"))
                    .close(is(fields, "close"))
                    .mayErase(is(fields, "mayErase"))
                    .alert(alert(fields))
                    .draft();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("the file holds a damaged draft", e);
        }
    }

    private static Draft.Encryption encryption(Map<?, ?> fields) {
        if (is(fields, "sealed")) {
            return Draft.Encryption.DONE;
        }
        return is(fields, "encrypt") ? Draft.Encryption.WANTED : Draft.Encryption.NONE;
    }

    private static @Nullable String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    private static boolean is(Map<?, ?> fields, String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    private static List<String> texts(Map<?, ?> fields, String name) {
        List<String> texts = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            list.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }
}
