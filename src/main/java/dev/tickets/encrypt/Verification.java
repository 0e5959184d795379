package dev.tickets.encrypt;

import java.time.Instant;

/**
 * The keys and the time for checking signatures.
 *
 * @param keys for checking signatures
 * @param now time to compare the dates of signatures with
 */
public record Verification(SigningKeys keys, Instant now) {}
