package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/**
 * A public key.
 *
 * @param fingerprint in hex, without blanks
 * @param userId whose it claims to be
 * @param expiresAt ISO 8601; null for never
 * @param problem why nothing can be encrypted to it; null when something can
 */
public record KeyRow(
        String fingerprint,
        String userId,
        @Nullable String expiresAt,
        @Nullable String problem) {}
