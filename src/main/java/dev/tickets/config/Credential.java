package dev.tickets.config;

import dev.tickets.state.logins.StoredLogin;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a profile's requests are authorised, and where that came from. */
public sealed interface Credential {

    /** Where it came from, for {@code login --check}: a variable, a file, a command, the state folder. */
    String source();

    /** A personal access token, sent as it is; it cannot be renewed. */
    record Token(Secret token, String source) implements Credential {}

    /** E-mail and password with every request. */
    record Basic(String user, Secret password, String source) implements Credential {}

    /**
     * A session that login began.
     *
     * @param password logs in where there is no session that can be renewed; null where nobody configured one
     */
    record Session(@Nullable StoredLogin login, @Nullable Supplier<Secret> password, String source)
            implements Credential {}
}
