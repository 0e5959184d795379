package dev.tickets.ticket;

/**
 * The logged-in customer. Fields without data are empty.
 *
 * @param email the customer's login at the portal
 * @param name of the person or company
 */
public record Account(String id, String email, String name) {}
