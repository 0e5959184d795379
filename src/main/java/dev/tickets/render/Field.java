package dev.tickets.render;

/**
 * A named piece of a document.
 *
 * @param name in JSON and {@code --fields}, camelCase; part of the public contract
 * @param heading of its column in a table
 * @param many whether it is a list of things rather than one
 */
public record Field(String name, String heading, boolean many) {
    static Field one(String name, String heading) {
        return new Field(name, heading, false);
    }

    static Field many(String name, String heading) {
        return new Field(name, heading, true);
    }
}
