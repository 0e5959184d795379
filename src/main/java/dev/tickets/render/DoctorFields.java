package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** The results of checks, as of {@code doctor} and {@code config check}. */
public final class DoctorFields extends Fields<DoctorCheck> {
    private final boolean redacted;

    /** With all parts of the texts. */
    public DoctorFields() {
        this(false);
    }

    /** @param redacted whether private parts are left out */
    public DoctorFields(boolean redacted) {
        super("check, status, detail, hint, meaning", "check, status, detail, hint");
        this.redacted = redacted;
    }

    @Override
    int widestCell() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected @Nullable Object[] values(DoctorCheck check) {
        return new @Nullable Object[] {
            check.check(), check.status().toString(), shown(check.detail()), shown(check.hint()), shown(check.meaning())
        };
    }

    private @Nullable String shown(@Nullable RedactableText text) {
        return text == null ? null : redacted ? text.redacted() : text.text();
    }
}
