package dev.tickets.ticket;

/**
 * Where a ticket can be filed.
 *
 * @param description empty when the portal has none
 */
public record Department(String id, String name, String description) {}
