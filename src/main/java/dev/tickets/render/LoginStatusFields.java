package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a login stands. */
public final class LoginStatusFields extends Fields<LoginStatus> {
    public LoginStatusFields() {
        super(
                List.of(
                        Field.one("profile", "PROFILE"),
                        Field.one("portal", "PORTAL"),
                        Field.one("user", "USER"),
                        Field.one("type", "TYPE"),
                        Field.one("auth", "AUTH"),
                        Field.one("source", "SOURCE"),
                        Field.one("ok", "OK")),
                List.of("profile", "portal", "user", "type", "auth", "source", "ok"));
    }

    @Override
    protected @Nullable Object value(LoginStatus login, String field) {
        return switch (field) {
            case "profile" -> login.profile();
            case "portal" -> login.portal();
            case "user" -> login.user();
            case "type" -> login.type();
            case "auth" -> login.auth();
            case "source" -> login.source();
            case "ok" -> login.ok();
            default -> throw noSuch(field);
        };
    }
}
