package dev.tickets.render;

import dev.tickets.ticket.Department;
import org.jspecify.annotations.Nullable;

/** The portal's departments. */
public final class DepartmentFields extends Fields<Department> {
    public DepartmentFields() {
        super("id, name, description");
    }

    @Override
    protected @Nullable Object[] values(Department department) {
        return new @Nullable Object[] {department.id(), department.name(), department.description()};
    }
}
