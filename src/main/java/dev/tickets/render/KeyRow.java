package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/**
 * A public key.
 *
 * @param fingerprint in hex, without blanks
 * @param userId the claimed owner
 * @param expiresAt ISO 8601; null for never
 * @param problem why the key cannot encrypt; null for a usable key
 */
public record KeyRow(
        String fingerprint,
        String userId,
        @Nullable String expiresAt,
        @Nullable String problem) {}
