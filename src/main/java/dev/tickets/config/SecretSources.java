package dev.tickets.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a profile's secrets come from when they are needed; each may be absent.
 *
 * @param passwordCommand for {@code sh -c}; prints the password in one line
 * @param otpCommand likewise for a one-time code
 * @param home the origin that the profile itself names, where the environment, an option or a login has replaced it by
 *     another one; null where the profile's own origin is in use
 * @param leftOut keys of the profile that belong to {@code home}, and are absent here for that reason
 */
public record SecretSources(
        @Nullable String passwordCommand,
        @Nullable Path passwordFile,
        @Nullable Path tokenFile,
        @Nullable String otpCommand,
        @Nullable String home,
        List<String> leftOut) {
    public static final SecretSources NONE = new SecretSources(null, null, null, null, null, List.of());

    private static final List<String> KEYS = List.of("password-file", "password-command", "token-file", "otp-command");

    /**
     * The sources for an origin: secrets belong to the origin for which they were written.
     *
     * @param table the profile, overridden by the environment
     * @param home the origin in the configuration file or the saved login; null for none
     * @param origin that requests go to
     */
    static SecretSources of(ProfileTable table, Map<String, String> environment, @Nullable String home, String origin) {
        if (home == null || home.equals(origin)) {
            return of(table, environment, null, List.of());
        }
        List<String> leftOut = new ArrayList<>();
        for (String key : KEYS) {
            if (table.text(key) != null && !table.isFromEnvironment(key)) {
                leftOut.add(key);
            }
        }
        return of(table.without(leftOut), environment, home, leftOut);
    }

    private static SecretSources of(
            ProfileTable table, Map<String, String> environment, @Nullable String home, List<String> leftOut) {
        return new SecretSources(
                table.text("password-command"),
                table.path("password-file", environment),
                table.path("token-file", environment),
                table.text("otp-command"),
                home,
                leftOut);
    }
}
