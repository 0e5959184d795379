package dev.tickets.render;

import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From names to fields, and what to say when a name is none. */
final class FieldChoice {
    private FieldChoice() {}

    static List<Field> of(List<Field> all, List<String> names) {
        List<Field> chosen = new ArrayList<>(names.size());
        for (String name : names) {
            Field field = named(all, name);
            if (field == null) {
                throw TicketsException.usage(
                        "no field '" + name + "' in this document",
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
        // whoever types a novel gets the documented order: distances to it would cost memory and say nothing
        String wanted = name.length() > 40 ? "" : name.toLowerCase(Locale.ROOT);
        List<String> sorted = new ArrayList<>();
        List<Integer> distances = new ArrayList<>();
        for (Field field : all) {
            int distance = wanted.isEmpty() ? 0 : distance(wanted, field.name().toLowerCase(Locale.ROOT));
            int place = sorted.size();
            while (place > 0 && distances.get(place - 1) > distance) {
                place--;
            }
            sorted.add(place, field.name());
            distances.add(place, distance);
        }
        return sorted;
    }

    /** Typing errors between the two (Levenshtein); a name of which the other is the beginning is nearer than any. */
    private static int distance(String wanted, String name) {
        if (name.startsWith(wanted)) {
            return 0;
        }
        int[] row = new int[name.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int swapped = diagonal + (wanted.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swapped, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[name.length()];
    }
}
