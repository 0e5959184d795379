package dev.tickets.ticket;

/**
 * A field that a portal's operator has added to tickets.
 *
 * @param value several values are joined with commas
 */
public record CustomField(String name, String value) {}
