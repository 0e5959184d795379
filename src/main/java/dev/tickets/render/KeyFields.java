package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** Public keys for encryption. */
public final class KeyFields extends Fields<KeyRow> {
    public KeyFields() {
        super("fingerprint, userId, expiresAt=EXPIRES, usable, problem");
    }

    @Override
    protected @Nullable Object[] values(KeyRow key) {
        return new @Nullable Object[] {
            key.fingerprint(), key.userId(), key.expiresAt(), key.problem() == null, key.problem()
        };
    }
}
