package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public keys that messages can be encrypted to. */
public final class KeyFields extends Fields<KeyRow> {
    public KeyFields() {
        super(
                List.of(
                        Field.one("fingerprint", "FINGERPRINT"),
                        Field.one("userId", "USER ID"),
                        Field.one("expiresAt", "EXPIRES"),
                        Field.one("usable", "USABLE"),
                        Field.one("problem", "PROBLEM")),
                List.of("fingerprint", "userId", "expiresAt", "usable", "problem"));
    }

    @Override
    protected @Nullable Object value(KeyRow key, String field) {
        return switch (field) {
            case "fingerprint" -> key.fingerprint();
            case "userId" -> key.userId();
            case "expiresAt" -> key.expiresAt();
            case "usable" -> key.problem() == null;
            case "problem" -> key.problem();
            default -> throw noSuch(field);
        };
    }
}
