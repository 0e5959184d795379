package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** The checks of {@code doctor} and their results. */
public final class DoctorFields extends Fields<DoctorCheck> {
    public DoctorFields() {
        super("check, status, detail, hint");
    }

    @Override
    protected @Nullable Object[] values(DoctorCheck check) {
        return new @Nullable Object[] {check.check(), check.status().toString(), check.detail(), check.hint()};
    }
}
