package dev.tickets.ticket;

/**
 * Something the customer rents. What the portal leaves out is empty.
 *
 * @param domain host or domain name of it
 * @param status the portal's own word: Active, Suspended …
 */
public record Service(String id, String name, String domain, String status) {

    /** A service as the user calls it, where no portal can be asked for its id. */
    public static Service asTyped(String name) {
        return new Service("as typed", name, "", "");
    }
}
