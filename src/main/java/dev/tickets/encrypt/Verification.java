package dev.tickets.encrypt;

import java.time.Instant;

/**
 * What signatures are checked against.
 *
 * @param keys whose signatures count
 * @param now what dates of signatures are compared with
 */
public record Verification(SigningKeys keys, Instant now) {}
