package dev.tickets.config;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credential of a profile: environment before profile before what {@code tickets login} kept. Files are read
 * and commands run only when it comes to that.
 */
public final class Credentials {
    private final Map<String, String> environment;
    private final CredentialStore store;
    private final SecretReader secrets;

    public Credentials(Map<String, String> environment, CredentialStore store, SecretReader secrets) {
        this.environment = environment;
        this.store = store;
        this.secrets = secrets;
    }

    /**
     * The profile's credential.
     *
     * @throws TicketsException (login-required) when there is none, or it was given for another origin
     */
    public Credential find(Profile profile) {
        String token = environment.get("TICKETS_TOKEN");
        if (token != null && !token.isEmpty()) {
            return new Credential.Token(Secret.of(token), "TICKETS_TOKEN");
        }
        StoredLogin kept = store.read(profile.name()).orElse(null);
        return switch (profile.auth()) {
            case TOKEN -> token(profile, kept);
            case BASIC -> basic(profile, kept);
            case SESSION -> session(profile, kept);
        };
    }

    private Credential token(Profile profile, @Nullable StoredLogin kept) {
        Path file = profile.secrets().tokenFile();
        if (file != null) {
            return new Credential.Token(secrets.file(file, "token-file"), "token-file " + file);
        }
        String token = kept == null ? null : ours(profile, kept).token();
        if (token == null) {
            throw loginRequired(profile, "no token for profile '" + profile.name() + "'");
        }
        return new Credential.Token(Secret.of(token), "tickets login");
    }

    private Credential basic(Profile profile, @Nullable StoredLogin kept) {
        String user = profile.user();
        if (user == null) {
            throw TicketsException.usage("profile '" + profile.name() + "' names no user", "add user = \"EMAIL\"");
        }
        Source source = passwordSource(profile);
        if (source != null) {
            return new Credential.Basic(user, source.password.get(), source.name);
        }
        String password = kept == null ? null : ours(profile, kept).password();
        if (password == null) {
            throw loginRequired(profile, "no password for profile '" + profile.name() + "'");
        }
        return new Credential.Basic(user, Secret.of(password), "tickets login");
    }

    private Credential session(Profile profile, @Nullable StoredLogin kept) {
        Source source = passwordSource(profile);
        if (kept != null && kept.token() != null) {
            return new Credential.Session(
                    ours(profile, kept), source == null ? null : source.password, "session of tickets login");
        }
        if (source == null || profile.user() == null) {
            throw loginRequired(profile, "not logged in to " + profile.portal());
        }
        return new Credential.Session(null, source.password, source.name);
    }

    private static StoredLogin ours(Profile profile, StoredLogin kept) {
        if (!kept.origin().equals(profile.origin())) {
            throw loginRequired(
                    profile,
                    "the login of profile '" + profile.name() + "' belongs to " + kept.origin()
                            + ", but the API is now at " + profile.origin() + "; it was not sent there");
        }
        return kept;
    }

    private static TicketsException loginRequired(Profile profile, String message) {
        return new TicketsException(ErrorCode.LOGIN_REQUIRED, message, loginCommand(profile));
    }

    /** The command that logs this profile in. */
    public static String loginCommand(Profile profile) {
        return "tickets login -p " + profile.name();
    }

    /** The password that the environment or the profile leads to; empty where neither says. */
    public Optional<Secret> password(Profile profile) {
        Source source = passwordSource(profile);
        return source == null ? Optional.empty() : Optional.of(source.password.get());
    }

    private record Source(String name, Supplier<Secret> password) {}

    private @Nullable Source passwordSource(Profile profile) {
        String file = environment.get("TICKETS_PASSWORD_FILE");
        if (file != null && !file.isEmpty()) {
            return new Source("TICKETS_PASSWORD_FILE", () -> secrets.file(Path.of(file), "TICKETS_PASSWORD_FILE"));
        }
        Path passwordFile = profile.secrets().passwordFile();
        if (passwordFile != null) {
            return new Source("password-file " + passwordFile, () -> secrets.file(passwordFile, "password-file"));
        }
        String command = profile.secrets().passwordCommand();
        if (command != null) {
            return new Source("password-command", () -> secrets.command(command, "password-command"));
        }
        return null;
    }
}
