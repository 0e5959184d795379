package dev.tickets.render;

import dev.tickets.ticket.Department;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Departments that take tickets. */
public final class DepartmentFields extends Fields<Department> {
    public DepartmentFields() {
        super(
                List.of(Field.one("id", "ID"), Field.one("name", "NAME"), Field.one("description", "DESCRIPTION")),
                List.of("id", "name", "description"));
    }

    @Override
    protected @Nullable Object value(Department department, String field) {
        return switch (field) {
            case "id" -> department.id();
            case "name" -> department.name();
            case "description" -> department.description();
            default -> throw noSuch(field);
        };
    }

    @Override
    protected String label(Department department) {
        return department.name();
    }
}
