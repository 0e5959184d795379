package dev.tickets.portal.http;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.TrustedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an {@link AuthorityIndex} in a file. The file is used only if no other user can change it, and the store of
 * authorities is the one that the index was made from; else it is as if there were none.
 */
public final class AuthorityCache {
    /** Of the file in the cache folder. A profile's folder beside it never begins with a dot. */
    private static final String NAME = ".authorities";

    private final Path file;
    private final TrustedFiles files;
    private final @Nullable Path store;

    /**
     * Opens nothing yet.
     *
     * @param store the file of authorities; null for the one that Java reads
     */
    AuthorityCache(Path file, TrustedFiles files, @Nullable Path store) {
        this.file = file;
        this.files = files;
        this.store = store;
    }

    /** The index in the cache folder. Opens nothing yet. */
    public static AuthorityCache in(Path folder, TrustedFiles files) {
        return new AuthorityCache(folder.resolve(NAME), files, null);
    }

    /** The store as it is now; null when there is none for an index. */
    @Nullable
    AuthorityStore store() {
        try {
            Path read = store == null ? AuthorityStore.usual() : store;
            return read == null ? null : AuthorityStore.read(read);
        } catch (IOException | RuntimeException e) {
            // Java reports a store that it cannot read
            return null;
        }
    }

    /** The index of this store; null when there is none. */
    @Nullable
    AuthorityIndex read(AuthorityStore current) {
        try {
            return files.faults(file).isEmpty() ? AuthorityIndex.read(BoundedFile.bytes(file), current) : null;
        } catch (IOException | RuntimeException missing) {
            return null;
        }
    }

    /** Makes an index, if the store is still the one that these authorities were read from. */
    void write(AuthorityStore before, X509Certificate[] authorities) {
        AuthorityStore now = store();
        if (now == null || !now.isSame(before) || authorities.length == 0) {
            return;
        }
        try {
            files.makeFolder(AtomicFile.parent(file));
            if (files.faults(file).isEmpty()) {
                AtomicFile.writeCache(file, AuthorityIndex.file(now, authorities));
            }
        } catch (IOException | CertificateEncodingException | RuntimeException e) {
            // the next run reads the whole store again, as this one did
        }
    }
}
