package dev.tickets.encrypt;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The imported public keys: one file per key in a folder of this user, named by the fingerprint. One object for each
 * run reads each key once; before a key is changed, its file is read again, because another run may have changed it.
 */
public final class KeyStore {
    private static final String SUFFIX = ".asc";

    private final Path folder;
    private final TrustedFiles trust;
    private final Map<String, PublicKey> found = new HashMap<>();

    /** @param folder need not exist */
    public KeyStore(Path folder, TrustedFiles trust) {
        this.folder = folder;
        this.trust = trust;
    }

    /**
     * Saves all of the keys or none. Existing information about a key stays: its owner may have prolonged or revoked
     * the key, and an old copy must not undo that.
     *
     * @return the saved keys, each once
     * @throws TicketsException (usage) that names every unusable new key
     */
    public List<PublicKey> addAll(List<PublicKey> keys, Instant now) {
        Map<Fingerprint, PublicKey> joined = new LinkedHashMap<>();
        List<String> problems = problems(keys, now, joined);
        if (!problems.isEmpty()) {
            throw TicketsException.usage(
                    String.join("\n", problems), "no key was imported; ask the owner for a valid key");
        }
        write(joined.values());
        return List.copyOf(joined.values());
    }

    /** Why some of these keys would not be saved; empty when all would. */
    public List<String> problems(List<PublicKey> keys, Instant now) {
        return problems(keys, now, new LinkedHashMap<>());
    }

    private List<String> problems(List<PublicKey> keys, Instant now, Map<Fingerprint, PublicKey> joined) {
        List<String> problems = new ArrayList<>();
        for (PublicKey key : keys) {
            try {
                joined.put(key.fingerprint(), joined(key, joined.get(key.fingerprint())));
            } catch (TicketsException e) {
                problems.add(e.getMessage());
            }
        }
        for (PublicKey key : joined.values()) {
            Optional<String> refusal = key.refusal(now);
            if (refusal.isPresent() && !Files.exists(trust.checked(file(key.fingerprint())))) {
                problems.add("refusing the key " + key + ": the key " + refusal.get());
            }
        }
        return problems;
    }

    private PublicKey joined(PublicKey key, @Nullable PublicKey copy) {
        boolean stored = copy == null && Files.exists(trust.checked(file(key.fingerprint())));
        PublicKey known = stored ? read(key.fingerprint()) : copy;
        if (known == null) {
            return key;
        }
        PublicKey both = known.joinedWith(key);
        try {
            // a key grows with each copy, and the saved key must be readable
            return PublicKeys.in(new ByteArrayInputStream(bytes(both)), "the merged key")
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a key from memory", e);
        }
    }

    private static byte[] bytes(PublicKey key) {
        return key.armoured().getBytes(StandardCharsets.US_ASCII);
    }

    private void write(Collection<PublicKey> keys) {
        found.clear();
        List<PublicKey> written = new ArrayList<>();
        try {
            trust.makeFolder(folder);
            for (PublicKey key : keys) {
                if (!Files.exists(file(key.fingerprint()))) {
                    written.add(key);
                }
                AtomicFile.write(file(key.fingerprint()), bytes(key));
            }
        } catch (IOException e) {
            TicketsException failure =
                    IoReason.failure(ErrorCode.UNEXPECTED, "cannot save the keys in " + folder, folder, e);
            for (PublicKey key : written) {
                try {
                    Files.deleteIfExists(file(key.fingerprint()));
                } catch (IOException left) {
                    failure.addSuppressed(left);
                }
            }
            throw failure;
        }
    }

    /** All keys, by fingerprint. */
    public List<PublicKey> all() {
        List<PublicKey> keys = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(trust.checked(folder), "*" + SUFFIX)) {
            for (Path file : files) {
                keys.addAll(PublicKeys.in(trust.checked(file)));
            }
        } catch (NoSuchFileException nothingImportedYet) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keys in " + folder, e);
        }
        keys.sort(Comparator.comparing(key -> key.fingerprint().hex()));
        return keys;
    }

    /**
     * The key with this fingerprint.
     *
     * @throws TicketsException (not-found) when the key was not imported, (usage) when its file holds another key
     */
    public PublicKey get(Fingerprint fingerprint) {
        PublicKey known = found.get(fingerprint.hex());
        if (known == null) {
            known = read(fingerprint);
            found.put(fingerprint.hex(), known);
        }
        return known;
    }

    private PublicKey read(Fingerprint fingerprint) {
        Path file = trust.checked(file(fingerprint));
        if (!Files.exists(file)) {
            throw missing(fingerprint);
        }
        for (PublicKey key : PublicKeys.in(file)) {
            if (key.fingerprint().equals(fingerprint)) {
                return key;
            }
        }
        throw TicketsException.usage(
                file + " does not hold the key that its name says", "import the key again: tickets key import FILE");
    }

    /**
     * Deletes the key.
     *
     * @throws TicketsException (not-found) when the key does not exist
     */
    public void remove(Fingerprint fingerprint) {
        found.clear();
        try {
            if (!Files.deleteIfExists(file(fingerprint))) {
                throw missing(fingerprint);
            }
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot remove the key", folder, e);
        }
    }

    private static TicketsException missing(Fingerprint fingerprint) {
        return new TicketsException(
                ErrorCode.NOT_FOUND, "no imported key has the fingerprint " + fingerprint, "tickets key import FILE");
    }

    private Path file(Fingerprint fingerprint) {
        return folder.resolve(fingerprint.hex() + SUFFIX);
    }
}
