package dev.tickets.ticket;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that passed all checks and is sent unchanged.
 *
 * @param name the name that the portal sees
 * @param path of its content
 * @param size its length in bytes when it was checked; exactly this number is sent
 * @param sha256 of those bytes, in lower-case hex; null where it is not needed, because it takes time
 */
public record ReadyAttachment(
        String name, Path path, long size, @Nullable String sha256) {}
