package dev.tickets.config;

import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credential of a profile: environment before profile before the saved login. Files are read and commands run
 * only when they are needed.
 */
public final class Credentials {
    /** Keys that lead to a token. */
    public static final List<String> TOKEN = List.of("token-file");

    /** Keys that lead to a password. */
    public static final List<String> PASSWORD = List.of("password-file", "password-command");

    private static final String GIVE_ANOTHER =
            "pass a credential for that portal: TICKETS_TOKEN, TICKETS_TOKEN_FILE or TICKETS_PASSWORD_FILE, or an"
                    + " option of login";

    private final Map<String, String> environment;
    private final SecretReader secrets;

    public Credentials(Map<String, String> environment, SecretReader secrets) {
        this.environment = environment;
        this.secrets = secrets;
    }

    /**
     * The profile's credential.
     *
     * @param kept saved login of the profile; null for none
     * @throws TicketsException (login-required) if none exists, or it belongs to another origin
     */
    public Credential find(Profile profile, @Nullable StoredLogin kept) {
        String token = environment.get("TICKETS_TOKEN");
        if (token != null && !token.isEmpty()) {
            return new Credential.Token(Secret.of(token), "TICKETS_TOKEN");
        }
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
        StoredLogin login = ours(profile, kept, TOKEN);
        String token = login == null ? null : login.token();
        if (token == null) {
            throw loginRequired(profile, "no token for profile '" + profile.name() + "'");
        }
        return new Credential.Token(Secret.of(token), "tickets login");
    }

    private Credential basic(Profile profile, @Nullable StoredLogin kept) {
        String user = profile.user();
        if (user == null) {
            throw TicketsException.usage(
                    "profile '" + profile.name() + "' names no user",
                    "add user = \"" + PortalDefaults.of(profile.type()).userWord() + "\"");
        }
        Source source = passwordSource(profile);
        if (source != null) {
            return new Credential.Basic(user, source.password.get(), source.name);
        }
        StoredLogin login = ours(profile, kept, PASSWORD);
        String password = login == null ? null : login.password();
        if (password == null) {
            throw loginRequired(profile, "no password for profile '" + profile.name() + "'");
        }
        return new Credential.Basic(user, Secret.of(password), "tickets login");
    }

    private Credential session(Profile profile, @Nullable StoredLogin kept) {
        Source source = passwordSource(profile);
        boolean given = profile.isElsewhere() && source != null;
        StoredLogin login =
                given ? (kept != null && isOurs(profile, kept) ? kept : null) : ours(profile, kept, PASSWORD);
        if (login != null && login.token() != null) {
            return new Credential.Session(login, source == null ? null : source.password, "session of tickets login");
        }
        if (source == null || profile.user() == null) {
            throw loginRequired(profile, "not logged in to " + profile.portal());
        }
        return new Credential.Session(null, source.password, source.name);
    }

    /**
     * The saved login, if it belongs to this origin.
     *
     * @param keys of the profile that would lead to such a secret too
     */
    private static @Nullable StoredLogin ours(Profile profile, @Nullable StoredLogin kept, List<String> keys) {
        if (kept != null && isOurs(profile, kept)) {
            return kept;
        }
        requireNothingLeftOut(profile, keys);
        if (kept != null) {
            throw notSent(profile, "login", kept.origin(), loginCommand(profile));
        }
        return null;
    }

    private static boolean isOurs(Profile profile, StoredLogin kept) {
        return kept.origin().equals(profile.origin());
    }

    private static TicketsException notSent(Profile profile, String what, String home, String hint) {
        return new TicketsException(
                ErrorCode.LOGIN_REQUIRED,
                "the " + what + " of profile '" + profile.name() + "' belongs to " + home + ", but the API is now at "
                        + profile.origin() + "; the credential was not sent",
                hint);
    }

    /**
     * The secrets of a profile stay away from another portal.
     *
     * @param keys that could have led to the secret which is missing
     * @throws TicketsException (login-required) when the profile has one of them, for another origin
     */
    public static void requireNothingLeftOut(Profile profile, List<String> keys) {
        for (String key : profile.secrets().leftOut()) {
            if (keys.contains(key)) {
                throw notSent(profile, key, String.valueOf(profile.secrets().home()), GIVE_ANOTHER);
            }
        }
    }

    private static TicketsException loginRequired(Profile profile, String message) {
        return new TicketsException(ErrorCode.LOGIN_REQUIRED, message, loginCommand(profile));
    }

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
