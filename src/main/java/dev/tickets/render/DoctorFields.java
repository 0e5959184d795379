package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** What {@code doctor} looked at, and how it stands. */
public final class DoctorFields extends Fields<DoctorCheck> {
    public DoctorFields() {
        super("check, status, detail, hint");
    }

    @Override
    protected @Nullable Object[] values(DoctorCheck check) {
        return new @Nullable Object[] {check.check(), check.status().toString(), check.detail(), check.hint()};
    }
}
