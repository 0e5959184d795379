package dev.tickets.render;

import dev.tickets.ticket.CustomField;
import org.jspecify.annotations.Nullable;

/** Custom fields inside their ticket. */
public final class CustomFieldFields extends Fields<CustomField> {
    public CustomFieldFields() {
        super("name, value");
    }

    @Override
    protected @Nullable Object[] values(CustomField field) {
        return new @Nullable Object[] {field.name(), field.value()};
    }

    @Override
    protected String label(CustomField field) {
        return field.name() + "=" + field.value();
    }
}
