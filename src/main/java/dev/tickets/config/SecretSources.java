package dev.tickets.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a profile's secrets come from when they are needed; each may be absent.
 *
 * @param passwordCommand for {@code sh -c}; the one line that it prints is the password
 * @param otpCommand likewise for a one-time code
 */
public record SecretSources(
        @Nullable String passwordCommand,
        @Nullable Path passwordFile,
        @Nullable Path tokenFile,
        @Nullable String otpCommand) {
    public static final SecretSources NONE = new SecretSources(null, null, null, null);
}
