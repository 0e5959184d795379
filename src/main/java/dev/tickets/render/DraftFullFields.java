package dev.tickets.render;

import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PackOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A draft with all that was given so far: the fields of a list of drafts, and those of the ticket or reply. */
public final class DraftFullFields extends Fields<DraftRow> {
    private final DraftRowFields row;

    public DraftFullFields() {
        this(new DraftRowFields());
    }

    private DraftFullFields(DraftRowFields row) {
        super(with(row.all()), names(with(row.all())));
        this.row = row;
    }

    private static List<Field> with(List<Field> row) {
        List<Field> all = new ArrayList<>(row);
        all.add(Field.one("department", "DEPARTMENT"));
        all.add(Field.one("service", "SERVICE"));
        all.add(Field.many("cc", "CC"));
        all.add(Field.one("priority", "PRIORITY"));
        all.add(Field.one("urgent", "URGENT"));
        all.add(Field.one("impact", "IMPACT"));
        all.add(Field.one("contact", "CONTACT"));
        all.add(Field.one("host", "HOST"));
        all.add(Field.one("encrypt", "ENCRYPT"));
        all.add(Field.one("encryptTo", "ENCRYPT TO"));
        all.add(Field.one("reopen", "REOPEN"));
        all.add(Field.one("close", "CLOSE"));
        all.add(Field.one("dedupKey", "DEDUP KEY"));
        all.add(Field.one("ifOpen", "IF OPEN"));
        all.add(Field.one("minInterval", "MIN INTERVAL"));
        all.add(Field.one("dedupScope", "DEDUP SCOPE"));
        all.add(Field.one("zip", "ZIP"));
        all.add(Field.one("split", "SPLIT"));
        all.add(Field.many("attachments", "ATTACHMENTS"));
        all.add(Field.many("changes", "CHANGES"));
        all.add(Field.one("message", "MESSAGE"));
        return all;
    }

    private static List<String> names(List<Field> fields) {
        List<String> names = new ArrayList<>();
        for (Field field : fields) {
            names.add(field.name());
        }
        return names;
    }

    @Override
    protected @Nullable Object value(DraftRow kept, String field) {
        Draft draft = kept.draft();
        return switch (field) {
            case "department" -> draft.department();
            case "service" -> draft.service();
            case "cc" -> draft.cc();
            case "priority" ->
                draft.priority() == null ? null : draft.priority().toString();
            case "urgent" -> draft.urgent();
            case "impact" -> draft.impact();
            case "contact" -> draft.contact();
            case "host" -> draft.host();
            case "encrypt" -> draft.encrypt();
            case "encryptTo" -> draft.encryptTo().isEmpty() ? null : String.join(", ", draft.encryptTo());
            case "reopen" -> draft.reopen();
            case "close" -> draft.close();
            case "dedupKey" -> draft.alert() == null ? null : draft.alert().key();
            case "ifOpen" ->
                draft.alert() == null ? null : draft.alert().ifOpen().toString();
            case "minInterval" ->
                draft.alert() == null || draft.alert().minInterval() == null
                        ? null
                        : draft.alert().minInterval().toString();
            case "dedupScope" -> draft.alert() == null ? null : draft.alert().portalWide() ? "portal" : "local";
            case "zip" -> zip(draft.packing().what());
            case "split" -> draft.packing().split();
            case "attachments" -> draft.attachments();
            case "changes" -> kept.changes();
            case "message" -> draft.message();
            default -> row.value(kept, field);
        };
    }

    /** {@code too-large}, {@code refused} or {@code all}. */
    private static String zip(PackOptions.What what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
