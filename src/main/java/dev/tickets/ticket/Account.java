package dev.tickets.ticket;

/**
 * Who is logged in. What the portal leaves out is empty.
 *
 * @param email by which the portal knows the customer
 * @param name of the person or company
 */
public record Account(String id, String email, String name) {}
