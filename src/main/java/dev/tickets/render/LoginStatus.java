package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/**
 * The state of a login; null values are unknown.
 *
 * @param portal address
 * @param type of the portal: {@code hostbill}, {@code rt}
 * @param auth method: {@code session}, {@code basic}, {@code token}
 * @param source of the secret
 * @param ok whether the portal accepts the login
 */
public record LoginStatus(
        String profile,
        @Nullable String portal,
        @Nullable String user,
        @Nullable String type,
        @Nullable String auth,
        @Nullable String source,
        boolean ok) {}
