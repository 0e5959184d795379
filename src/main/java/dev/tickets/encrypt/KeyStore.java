package dev.tickets.encrypt;

import dev.tickets.config.AtomicFile;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The public keys that were imported: a file each in a folder of this user, named by its fingerprint. */
public final class KeyStore {
    private static final String SUFFIX = ".asc";

    private final Path folder;

    /** @param folder need not exist */
    public KeyStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps the key. What is known of the same key already stays known: its owner may have prolonged or revoked it, and
     * an old copy takes neither back.
     *
     * @return as it is kept
     * @throws TicketsException (usage) when nothing could be encrypted to it, and it is not known either
     */
    public PublicKey add(PublicKey key, Instant now) {
        boolean known = Files.exists(file(key.fingerprint()));
        if (!known && key.refusal(now).isPresent()) {
            throw TicketsException.usage(
                    "refusing the key " + key + ": it " + key.refusal(now).get(),
                    "ask the owner for a key that is valid");
        }
        try {
            PublicKey kept = known ? get(key.fingerprint()).joinedWith(key) : key;
            AtomicFile.write(file(key.fingerprint()), kept.armoured().getBytes(StandardCharsets.US_ASCII));
            return kept;
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot keep the key in " + folder, folder, e);
        }
    }

    /** All keys, by fingerprint. */
    public List<PublicKey> all() {
        List<PublicKey> keys = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                keys.addAll(PublicKeys.in(file));
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
     * The key of that fingerprint.
     *
     * @throws TicketsException (not-found) when it was not imported, (usage) when its file holds another one
     */
    public PublicKey get(Fingerprint fingerprint) {
        Path file = file(fingerprint);
        if (!Files.exists(file)) {
            throw missing(fingerprint);
        }
        for (PublicKey key : PublicKeys.in(file)) {
            if (key.fingerprint().equals(fingerprint)) {
                return key;
            }
        }
        throw TicketsException.usage(
                file + " does not hold the key of its name", "import it again: tickets key import");
    }

    /**
     * Forgets the key.
     *
     * @throws TicketsException (not-found) when it is not there
     */
    public void remove(Fingerprint fingerprint) {
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
                ErrorCode.NOT_FOUND, "there is no imported key " + fingerprint, "tickets key import FILE");
    }

    private Path file(Fingerprint fingerprint) {
        return folder.resolve(fingerprint.hex() + SUFFIX);
    }
}
