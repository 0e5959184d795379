package dev.tickets.ticket;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that passed all checks and goes out as it is.
 *
 * @param name the name that the portal sees
 * @param path where its bytes are
 * @param size its length in bytes when it was checked; exactly so many are sent
 * @param sha256 of those bytes, in lower-case hex; null where nobody will read it, for it takes time
 */
public record ReadyAttachment(
        String name, Path path, long size, @Nullable String sha256) {}
