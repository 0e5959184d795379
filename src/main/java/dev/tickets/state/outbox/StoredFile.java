package dev.tickets.state.outbox;

/**
 * A file of an entry.
 *
 * @param name that the portal sees
 * @param file name in the entry's folder
 * @param sha256 in lower-case hex
 */
public record StoredFile(String name, String file, long size, String sha256) {}
