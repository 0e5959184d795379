package dev.tickets.compose;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answer of a customer who does not know the department: support moves the ticket to the right one. */
public final class NotSure {
    /** The answer, as in {@code -d "not sure"}. */
    public static final String WORDS = "not sure";

    /** Words in the names of departments for everything. */
    private static final List<String> GENERAL = List.of("general", "support", "help", "other", "everything", "else");

    private NotSure() {}

    /** Whether the department is this answer, in any case of letters. */
    public static boolean is(String department) {
        return NameSearch.fold(department).equals(WORDS);
    }

    /**
     * The department of a ticket before any question: "not sure" means the usual one.
     *
     * @param wanted by the user; null for none
     * @param usual of the profile; null for none
     * @param all the departments, for the failure
     * @return null, or "not sure", if the user must be asked
     * @throws TicketsException (usage) when the user cannot be asked
     */
    public static @Nullable String department(
            @Nullable String wanted,
            @Nullable String usual,
            boolean canAsk,
            Consumer<String> notices,
            Supplier<List<Department>> all) {
        boolean unsure = wanted != null && is(wanted);
        if (unsure && usual != null) {
            notices.accept("The ticket goes to " + usual + "; support moves it if another department is right.");
        }
        if (usual != null && (unsure || wanted == null)) {
            return usual;
        }
        if (wanted == null && !canAsk) {
            throw TicketsException.usage("no department given", "-d DEPARTMENT; tickets departments lists them");
        }
        if (unsure && !canAsk) {
            List<String> names = new ArrayList<>();
            all.get().forEach(department -> names.add(department.name()));
            throw TicketsException.usage(
                    "-d \"" + wanted + "\" needs default-department in config.toml, or a person who can be asked",
                    "-d DEPARTMENT, one of: " + String.join(", ", names));
        }
        return wanted;
    }

    /** The department that is most likely for everything; the first one if none looks so. */
    static Department general(List<Department> all) {
        for (String word : GENERAL) {
            for (Department department : all) {
                if (NameSearch.fold(department.name()).contains(word)) {
                    return department;
                }
            }
        }
        for (String word : GENERAL) {
            for (Department department : all) {
                if (NameSearch.fold(department.description()).contains(word)) {
                    return department;
                }
            }
        }
        return all.get(0);
    }
}
