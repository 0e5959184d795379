package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A file that hangs on a message at the portal.
 *
 * @param name as the sender named it; hostile: not a name for a file until it was made safe
 * @param size in bytes; null when the portal does not say
 */
public record Attachment(String id, String name, @Nullable Long size) {}
