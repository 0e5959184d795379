package dev.tickets.render;

import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds fields by name, and reports unknown names. */
final class FieldChoice {
    private FieldChoice() {}

    static List<Field> of(List<Field> all, List<String> names) {
        List<Field> chosen = new ArrayList<>(names.size());
        for (String name : names) {
            Field field = named(all, name);
            if (field == null) {
                throw TicketsException.usage(
                        "this document has no field '" + name + "'",
                        "fields: " + String.join(", ", nearestFirst(all, name)));
            }
            if (named(chosen, name) != null) {
                throw TicketsException.usage("the field '" + name + "' is named twice", "name each field once");
            }
            chosen.add(field);
        }
        return chosen;
    }

    private static @Nullable Field named(List<Field> all, String name) {
        for (Field field : all) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private static List<String> nearestFirst(List<Field> all, String name) {
        // a very long name gets the documented order: distances would cost memory and mean nothing
        String wanted = name.length() > 40 ? "" : name.toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>();
        for (Field field : all) {
            names.add(field.name());
        }
        if (!wanted.isEmpty()) {
            names.sort(Comparator.comparingInt(other -> distance(wanted, other.toLowerCase(Locale.ROOT))));
        }
        return names;
    }

    /** A name that begins with the wanted text is nearest. */
    private static int distance(String wanted, String name) {
        return name.startsWith(wanted) ? 0 : NameSearch.distance(wanted, name);
    }
}
