package dev.tickets.ticket;

/**
 * A product that the customer rents. Fields without data are empty.
 *
 * @param domain host or domain name
 * @param status the portal's own word: Active, Suspended …
 */
public record Service(String id, String name, String domain, String status) {

    /** A service with the name that the user typed, for a portal without ids. */
    public static Service asTyped(String name) {
        return new Service("as typed", name, "", "");
    }
}
