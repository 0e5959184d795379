package dev.tickets.ticket;

import java.nio.file.Path;

/**
 * A file that passed all checks and goes out as it is.
 *
 * @param name the name that the portal sees
 * @param path where its bytes are
 * @param size its length in bytes when it was checked; exactly so many are sent
 * @param sha256 of those bytes, in lower-case hex
 */
public record ReadyAttachment(String name, Path path, long size, String sha256) {}
