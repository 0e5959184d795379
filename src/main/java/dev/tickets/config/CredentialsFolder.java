package dev.tickets.config;

import dev.tickets.config.SecretSource.Kind;
import dev.tickets.config.SecretSource.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder of credentials of a systemd service ({@code LoadCredential=}, {@code SetCredentialEncrypted=}, see
 * systemd.exec(5)). Each profile has files of its own: {@code tickets.PROFILE.token}, {@code .password} and
 * {@code .otp-secret}. systemd has decrypted them before the service starts.
 */
final class CredentialsFolder {
    private static final String VARIABLE = "CREDENTIALS_DIRECTORY";

    private final @Nullable Path folder;

    /** Without the variable, or with a relative path, which systemd never sets, there is no folder. */
    CredentialsFolder(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        folder = named.startsWith("/") ? Path.of(named) : null;
    }

    /** The credentials of the profile, in the order in which they count; a list that the caller may change. */
    List<SecretSource> sources(String profile) {
        List<SecretSource> sources = new ArrayList<>();
        if (folder != null) {
            add(sources, Kind.TOKEN, folder.resolve("tickets." + profile + ".token"));
            add(sources, Kind.PASSWORD, folder.resolve("tickets." + profile + ".password"));
            add(sources, Kind.OTP_SECRET, folder.resolve("tickets." + profile + ".otp-secret"));
        }
        return sources;
    }

    private static void add(List<SecretSource> sources, Kind kind, Path file) {
        if (isThere(file)) {
            sources.add(SecretSource.ofFile(kind, Level.CREDENTIALS_DIRECTORY, "credential", file));
        }
    }

    /** A file that cannot be looked at counts as present, so that its reader reports the reason. */
    private static boolean isThere(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
