package dev.tickets.filing;

/**
 * Options for sending a message.
 *
 * @param queue whether the outbox keeps a message that cannot be sent now
 * @param reference whether the body gets a reference line, by which the message can be found
 */
public record SendOptions(boolean queue, boolean reference) {}
