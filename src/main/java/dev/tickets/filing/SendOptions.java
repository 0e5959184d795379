package dev.tickets.filing;

/**
 * How a message is to be sent.
 *
 * @param queue whether the outbox keeps it when it cannot be sent now
 * @param reference whether a line in the body makes it possible to find it again
 */
public record SendOptions(boolean queue, boolean reference) {}
