package dev.tickets.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A place that a secret comes from. A source only names the place: nothing is opened and no command runs before
 * {@link SecretReader#read(SecretSource)}.
 *
 * @param kind of the secret
 * @param level of the credential chain; a lower level comes first
 * @param name a variable, a key of config.toml, an option, or words; without a secret
 * @param file that holds the secret; null for another kind of place
 * @param command for {@code sh -c} that prints the secret, may itself hold a secret; null for another kind of place
 */
public record SecretSource(
        Kind kind,
        Level level,
        String name,
        @Nullable Path file,
        @Nullable String command) {

    /** What a source holds. */
    public enum Kind {
        TOKEN,
        PASSWORD,
        /** A session that {@code tickets login} or a password has begun. */
        SESSION,
        /** The shared secret of one-time codes (RFC 6238). */
        OTP_SECRET,
        /** A one-time code. */
        OTP_CODE
    }

    /** The credential chain, from first to last. */
    public enum Level {
        OPTION,
        ENVIRONMENT,
        /** The folder that systemd names in {@code CREDENTIALS_DIRECTORY}. */
        CREDENTIALS_DIRECTORY,
        PROFILE,
        /** Data kept by {@code tickets login}. */
        LOGIN
    }

    static SecretSource ofFile(Kind kind, Level level, String name, Path file) {
        return new SecretSource(kind, level, name, file, null);
    }

    static SecretSource ofCommand(Kind kind, Level level, String name, String command) {
        return new SecretSource(kind, level, name, null, command);
    }

    static SecretSource named(Kind kind, Level level, String name) {
        return new SecretSource(kind, level, name, null, null);
    }

    /** The place, to print: the name and the file. Commands are left out, because they may hold secrets. */
    public String place() {
        return file == null ? name : name + " " + file;
    }

    /** Without the command. */
    @Override
    public String toString() {
        return place();
    }
}
