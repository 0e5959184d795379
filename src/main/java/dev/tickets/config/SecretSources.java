package dev.tickets.config;

import dev.tickets.config.SecretSource.Kind;
import dev.tickets.config.SecretSource.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a profile's secrets come from when they are needed: the part of the credential chain between the options of
 * {@code login} and the saved login.
 *
 * @param all in the order of the chain
 * @param home the origin that the profile itself names, where the environment, an option or a login has replaced it by
 *     another one; null where the profile's own origin is in use
 * @param leftOut sources of the profile that belong to {@code home}, and do not count for that reason
 */
public record SecretSources(
        List<SecretSource> all, @Nullable String home, List<SecretSource> leftOut) {
    public static final SecretSources NONE = new SecretSources(List.of(), null, List.of());

    /** Keys of files and commands, in the order in which they count within a level. */
    private static final List<String> FILES = List.of("token-file", "password-file", "otp-secret");

    private static final List<String> COMMANDS = List.of("token-command", "password-command", "otp-command");
    private static final List<Kind> OF_FILES = List.of(Kind.TOKEN, Kind.PASSWORD, Kind.OTP_SECRET);
    private static final List<Kind> OF_COMMANDS = List.of(Kind.TOKEN, Kind.PASSWORD, Kind.OTP_CODE);

    public SecretSources {
        all = List.copyOf(all);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The sources for an origin: secrets belong to the origin for which they were written.
     *
     * @param table the profile, overridden by the environment
     * @param home the origin in the configuration file or the saved login; null for none
     * @param origin that requests go to
     */
    static SecretSources of(
            String profile, ProfileTable table, Map<String, String> environment, @Nullable String home, String origin) {
        List<SecretSource> given = keys(table, environment, Level.ENVIRONMENT);
        List<SecretSource> own = new CredentialsFolder(environment).sources(profile);
        own.addAll(keys(table, environment, Level.PROFILE));
        if (home != null && !home.equals(origin)) {
            return new SecretSources(given, home, own);
        }
        given.addAll(own);
        return new SecretSources(given, null, List.of());
    }

    /** The sources that keys name, either those of variables or those of the file. */
    private static List<SecretSource> keys(ProfileTable table, Map<String, String> environment, Level level) {
        List<SecretSource> sources = new ArrayList<>();
        for (int i = 0; i < FILES.size(); i++) {
            String fileKey = FILES.get(i);
            Path file = isOf(level, table, fileKey) ? file(table, fileKey, environment) : null;
            if (file != null) {
                sources.add(SecretSource.ofFile(OF_FILES.get(i), level, name(level, fileKey), file));
            }
            String commandKey = COMMANDS.get(i);
            String command = isOf(level, table, commandKey) ? table.text(commandKey) : null;
            if (command != null) {
                sources.add(SecretSource.ofCommand(OF_COMMANDS.get(i), level, name(level, commandKey), command));
            }
        }
        return sources;
    }

    private static @Nullable Path file(ProfileTable table, String key, Map<String, String> environment) {
        String text = table.text(key);
        if (text != null && key.equals("otp-secret") && Totp.isSecret(text)) {
            throw table.wrong(key, "the name of a file that holds the secret, not the secret");
        }
        return table.path(key, environment);
    }

    private static boolean isOf(Level level, ProfileTable table, String key) {
        return table.isFromEnvironment(key) == (level == Level.ENVIRONMENT);
    }

    private static String name(Level level, String key) {
        return level == Level.ENVIRONMENT ? ProfileKeys.variable(key) : key;
    }

    /** The first source of that kind; null for none. */
    public @Nullable SecretSource first(Kind kind) {
        return first(all, kind, kind);
    }

    /** The first source that a login can begin with: a token or a password; null for none. */
    @Nullable
    SecretSource first() {
        return first(all, Kind.TOKEN, Kind.PASSWORD);
    }

    /** The first token or password, else the first one that is left out; null for none. */
    @Nullable
    SecretSource firstNamed() {
        SecretSource first = first();
        return first == null ? first(leftOut, Kind.TOKEN, Kind.PASSWORD) : first;
    }

    /** The source of one-time codes: a secret or a command; null for none. */
    public @Nullable SecretSource secondFactor() {
        return first(all, Kind.OTP_SECRET, Kind.OTP_CODE);
    }

    private static @Nullable SecretSource first(List<SecretSource> sources, Kind one, Kind other) {
        for (SecretSource source : sources) {
            if (source.kind() == one || source.kind() == other) {
                return source;
            }
        }
        return null;
    }
}
