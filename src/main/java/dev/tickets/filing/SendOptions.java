package dev.tickets.filing;

import dev.tickets.ticket.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Options for sending a message.
 *
 * @param queue whether the outbox keeps a message that cannot be sent now
 * @param reference closes the body, so that the message can be found; null for none
 */
public record SendOptions(boolean queue, @Nullable Reference reference) {}
