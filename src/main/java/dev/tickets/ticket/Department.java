package dev.tickets.ticket;

/**
 * A department of the portal, which receives tickets.
 *
 * @param description empty when the portal has none
 */
public record Department(String id, String name, String description) {}
