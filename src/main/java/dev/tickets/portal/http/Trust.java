package dev.tickets.portal.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection trusts: always the usual authorities of this Java, and others beside them.
 *
 * @param caFile certificates of more authorities, or null
 * @param cache where the usual ones are found faster, or null
 */
public record Trust(@Nullable Path caFile, @Nullable AuthorityCache cache) {
    /** The usual authorities alone, read from their store. */
    public static final Trust USUAL = new Trust(null, null);

    /** The usual authorities, read from their store, and those of a file. */
    public static Trust with(Path caFile) {
        return new Trust(caFile, null);
    }
}
