package dev.tickets.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A file attached to a message at the portal.
 *
 * @param name as the sender named the file; hostile until {@link SafeFileName} has cleaned it
 * @param size in bytes; null when the portal does not say
 */
public record Attachment(String id, String name, @Nullable Long size) {}
