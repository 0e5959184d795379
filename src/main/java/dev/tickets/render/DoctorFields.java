package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code doctor} looked at, and how it stands. */
public final class DoctorFields extends Fields<DoctorCheck> {
    public DoctorFields() {
        super(
                List.of(
                        Field.one("check", "CHECK"),
                        Field.one("status", "STATUS"),
                        Field.one("detail", "DETAIL"),
                        Field.one("hint", "HINT")),
                List.of("check", "status", "detail", "hint"));
    }

    @Override
    protected @Nullable Object value(DoctorCheck check, String field) {
        return switch (field) {
            case "check" -> check.check();
            case "status" -> check.status().toString();
            case "detail" -> check.detail();
            case "hint" -> check.hint();
            default -> throw noSuch(field);
        };
    }
}
