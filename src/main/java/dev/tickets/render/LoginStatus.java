package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/**
 * The state of a login; null values are unknown.
 *
 * @param portal address
 * @param type of the portal: {@code hostbill}, {@code rt}
 * @param auth method: {@code session}, {@code basic}, {@code token}
 * @param source of the secret, the first in the chain
 * @param ok whether the portal accepts the login
 * @param readable whether the source can be read; null where nothing is to be read
 * @param session {@code valid}, {@code renewed}, {@code new}, {@code expired} or {@code none}; null for logins without
 *     sessions
 * @param secondFactor source of one-time codes; null for none
 */
public record LoginStatus(
        String profile,
        @Nullable String portal,
        @Nullable String user,
        @Nullable String type,
        @Nullable String auth,
        @Nullable String source,
        boolean ok,
        @Nullable Boolean readable,
        @Nullable String session,
        @Nullable String secondFactor) {}
