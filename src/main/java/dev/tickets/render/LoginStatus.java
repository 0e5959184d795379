package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/**
 * How a login stands; null where nothing is known.
 *
 * @param portal its address
 * @param type of the portal: {@code hostbill}, {@code rt}
 * @param auth how it logs in: {@code session}, {@code basic}, {@code token}
 * @param source where the secret comes from
 * @param ok whether the portal accepted it
 */
public record LoginStatus(
        String profile,
        @Nullable String portal,
        @Nullable String user,
        @Nullable String type,
        @Nullable String auth,
        @Nullable String source,
        boolean ok) {}
