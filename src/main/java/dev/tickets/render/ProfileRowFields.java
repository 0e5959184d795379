package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** Profiles as a list shows them. */
public final class ProfileRowFields extends Fields<ProfileRow> {
    public ProfileRowFields() {
        super(
                "name, default, portal, type, user, auth, login, changedAt=CHANGED, problem, source",
                "name, default, portal, user, auth, login, problem");
    }

    @Override
    int widestCell() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected @Nullable Object[] values(ProfileRow row) {
        return new @Nullable Object[] {
            row.name(),
            row.usual(),
            row.portal(),
            row.type(),
            row.user(),
            row.auth(),
            row.login(),
            row.changedAt(),
            row.problem(),
            row.source()
        };
    }
}
