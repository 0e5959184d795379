package dev.tickets.config;

import dev.tickets.state.logins.StoredLogin;
import org.jspecify.annotations.Nullable;

/** The credential of a profile's requests, and its source. */
public sealed interface Credential {

    /** The source, for {@code login --check}: a variable, a file, a command, the state folder. */
    String source();

    /** A personal access token, which cannot be renewed. */
    record Token(Secret token, String source) implements Credential {}

    /** E-mail and password with every request. */
    record Basic(String user, Secret password, String source) implements Credential {}

    /**
     * A session that login began.
     *
     * @param secrets begin a session if none can be renewed; null if none are configured
     */
    record Session(@Nullable StoredLogin login, @Nullable LoginSecrets secrets, String source) implements Credential {}
}
