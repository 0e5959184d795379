package dev.tickets.ticket;

/**
 * Something the customer rents. What the portal leaves out is empty.
 *
 * @param domain host or domain name of it
 * @param status the portal's own word: Active, Suspended …
 */
public record Service(String id, String name, String domain, String status) {}
