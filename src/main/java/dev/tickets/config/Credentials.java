package dev.tickets.config;

import dev.tickets.config.SecretSource.Kind;
import dev.tickets.config.SecretSource.Level;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credential of a profile along the chain: environment, systemd's credentials, profile, saved login. The
 * options of {@code login} come before all of these. Files are read and commands run only when they are needed.
 */
public final class Credentials {
    private static final String LOGIN = "tickets login";
    private static final String SESSION = "session of tickets login";
    private static final String TOKEN_VARIABLE = "TICKETS_TOKEN";

    /** Variables in which people of other tools expect a password. */
    private static final List<String> PLAIN = List.of("TICKETS_PASSWORD", "TICKETS_PASS", "TICKETS_PASSWD");

    private static final String GIVE_ANOTHER =
            "pass a credential for that portal: TICKETS_TOKEN, TICKETS_TOKEN_FILE or TICKETS_PASSWORD_FILE, or an"
                    + " option of login";

    private final Map<String, String> environment;
    private final SecretReader secrets;
    private final Function<Profile, SecondFactor> secondFactor;

    /** @param secondFactor of a profile; made only for a login with a password */
    public Credentials(
            Map<String, String> environment, SecretReader secrets, Function<Profile, SecondFactor> secondFactor) {
        this.environment = environment;
        this.secrets = secrets;
        this.secondFactor = secondFactor;
    }

    /**
     * Refuses a password that a variable holds.
     *
     * @throws TicketsException (usage) that names the variable and a better place
     */
    public void requireNoPlainPassword() {
        for (String name : PLAIN) {
            if (!environment.getOrDefault(name, "").isEmpty()) {
                throw TicketsException.usage(
                        "refusing the password in " + name + ": every program that a job starts gets its variables,"
                                + " and logs show them",
                        "unset " + name + ", and name a file (TICKETS_PASSWORD_FILE, mode 600) or a command"
                                + " (TICKETS_PASSWORD_COMMAND), or use systemd's LoadCredential");
            }
        }
    }

    /**
     * The source that is in force for the profile: the first in the chain. Nothing is opened, and no command runs.
     *
     * @param kept saved login of the profile; null for none
     * @return empty when the profile has no credential; for a session that a password renews, the password's source
     */
    public Optional<SecretSource> inForce(Profile profile, @Nullable StoredLogin kept) {
        if (!environment.getOrDefault(TOKEN_VARIABLE, "").isEmpty()) {
            return Optional.of(SecretSource.named(Kind.TOKEN, Level.ENVIRONMENT, TOKEN_VARIABLE));
        }
        Kind kind = profile.auth() == AuthMethod.TOKEN ? Kind.TOKEN : Kind.PASSWORD;
        SecretSource source = profile.secrets().first(kind);
        if (source != null) {
            return Optional.of(source);
        }
        if (kept == null || !isOurs(profile, kept)) {
            return Optional.empty();
        }
        if (profile.auth() == AuthMethod.SESSION) {
            return Optional.ofNullable(kept.token() == null ? null : saved(Kind.SESSION, SESSION));
        }
        String secret = kind == Kind.TOKEN ? kept.token() : kept.password();
        return Optional.ofNullable(secret == null ? null : saved(kind, LOGIN));
    }

    private static SecretSource saved(Kind kind, String name) {
        return SecretSource.named(kind, Level.LOGIN, name);
    }

    /**
     * The profile's credential.
     *
     * @param kept saved login of the profile; null for none
     * @throws TicketsException (login-required) if none exists, or it belongs to another origin
     */
    public Credential find(Profile profile, @Nullable StoredLogin kept) {
        requireNoPlainPassword();
        String token = environment.get(TOKEN_VARIABLE);
        if (token != null && !token.isEmpty()) {
            return new Credential.Token(Secret.of(token), TOKEN_VARIABLE);
        }
        return switch (profile.auth()) {
            case TOKEN -> token(profile, kept);
            case BASIC -> basic(profile, kept);
            case SESSION -> session(profile, kept);
        };
    }

    /**
     * Reads the source of a profile as a login would, and sends nothing. Commands for one-time codes do not run.
     *
     * @throws TicketsException as {@link SecretReader#read(SecretSource)}
     */
    public void requireReadable(SecretSource source) {
        if (source.kind() == Kind.OTP_SECRET) {
            TotpCodes.read(secrets, source);
        } else if (source.kind() != Kind.OTP_CODE && (source.file() != null || source.command() != null)) {
            secrets.read(source).close();
        }
    }

    private Credential token(Profile profile, @Nullable StoredLogin kept) {
        SecretSource source = profile.secrets().first(Kind.TOKEN);
        if (source != null) {
            return new Credential.Token(secrets.read(source), source.place());
        }
        StoredLogin login = ours(profile, kept, Kind.TOKEN);
        String token = login == null ? null : login.token();
        if (token == null
                && profile.secrets().first(Kind.PASSWORD) != null
                && !PortalDefaults.of(profile.type()).hasSessions()) {
            throw TicketsException.usage(
                    "profile '" + profile.name() + "' has a password, but no token: a portal of type " + profile.type()
                            + " takes a password only with auth = \"basic\"",
                    "add auth = \"basic\", or log in with a token: " + loginCommand(profile) + " --token-stdin");
        }
        if (token == null) {
            throw loginRequired(profile, "no token for profile '" + profile.name() + "'");
        }
        return new Credential.Token(Secret.of(token), LOGIN);
    }

    private Credential basic(Profile profile, @Nullable StoredLogin kept) {
        String user = profile.user();
        if (user == null) {
            throw TicketsException.usage(
                    "profile '" + profile.name() + "' names no user",
                    "add user = \"" + PortalDefaults.of(profile.type()).userWord() + "\"");
        }
        SecretSource source = profile.secrets().first(Kind.PASSWORD);
        if (source != null) {
            return new Credential.Basic(user, secrets.read(source), source.place());
        }
        StoredLogin login = ours(profile, kept, Kind.PASSWORD);
        String password = login == null ? null : login.password();
        if (password == null) {
            throw loginRequired(profile, "no password for profile '" + profile.name() + "'");
        }
        return new Credential.Basic(user, Secret.of(password), LOGIN);
    }

    private Credential session(Profile profile, @Nullable StoredLogin kept) {
        SecretSource source = profile.secrets().first(Kind.PASSWORD);
        LoginSecrets begin = source == null
                ? null
                : new LoginSecrets(() -> secrets.read(source), secondFactor.apply(profile), source.place());
        boolean given = profile.isElsewhere() && source != null;
        StoredLogin login =
                given ? (kept != null && isOurs(profile, kept) ? kept : null) : ours(profile, kept, Kind.PASSWORD);
        if (login != null && login.token() != null) {
            return new Credential.Session(login, begin, source == null ? SESSION : source.place());
        }
        if (source == null || profile.user() == null) {
            throw loginRequired(profile, "not logged in to " + profile.portal());
        }
        return new Credential.Session(null, begin, source.place());
    }

    /**
     * The saved login, if it belongs to this origin.
     *
     * @param kind of the profile's secrets that would count as well
     */
    private static @Nullable StoredLogin ours(Profile profile, @Nullable StoredLogin kept, Kind kind) {
        if (kept != null && isOurs(profile, kept)) {
            return kept;
        }
        requireNothingLeftOut(profile, Set.of(kind));
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
     * @param kinds of the secret which is missing
     * @throws TicketsException (login-required) when the profile has one of them, for another origin
     */
    public static void requireNothingLeftOut(Profile profile, Set<Kind> kinds) {
        for (SecretSource source : profile.secrets().leftOut()) {
            if (kinds.contains(source.kind())) {
                throw notSent(
                        profile, source.name(), String.valueOf(profile.secrets().home()), GIVE_ANOTHER);
            }
        }
    }

    private static TicketsException loginRequired(Profile profile, String message) {
        return new TicketsException(ErrorCode.LOGIN_REQUIRED, message, loginCommand(profile));
    }

    public static String loginCommand(Profile profile) {
        return "tickets login -p " + profile.name();
    }
}
