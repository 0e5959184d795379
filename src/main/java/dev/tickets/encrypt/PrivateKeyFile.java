package dev.tickets.encrypt;

import dev.tickets.config.Secret;
import dev.tickets.config.SecretReader;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts with the private keys of a file; asks for a passphrase only when a message needs a locked key. The bytes of
 * the file and the passphrase are wiped after use; what the library makes of them cannot be, and is let go when this is
 * closed.
 */
public final class PrivateKeyFile implements Decryption {
    private static final int LARGEST = 4 << 20;
    private static final int BUFFER = 1 << 16;
    private static final Set<PosixFilePermission> OPEN_TO_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ);

    private final Path file;
    private final List<OpenPGPKey> keys;
    private final Function<String, Secret> passphrases;
    private final Map<KeyIdentifier, PGPKeyPair> unlocked = new HashMap<>();

    private PrivateKeyFile(Path file, List<OpenPGPKey> keys, Function<String, Secret> passphrases) {
        this.file = file;
        this.keys = keys;
        this.passphrases = passphrases;
    }

    /**
     * The keys of this file.
     *
     * @param passphrases gives the passphrase of the key that it is told; closed after use
     * @throws TicketsException (not-found) when there is no such file, (usage) when others can read it or it holds no
     *     private key
     */
    public static PrivateKeyFile open(Path file, Function<String, Secret> passphrases) {
        byte[] bytes = read(file);
        try {
            List<OpenPGPKey> keys =
                    new OpenPGPKeyReader(new BcOpenPGPImplementation(), new OpenPGPDefaultPolicy()).parseKeys(bytes);
            if (keys.isEmpty()) {
                throw noKeys(file, null);
            }
            return new PrivateKeyFile(file, new ArrayList<>(keys), passphrases);
        } catch (IOException | IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
            throw noKeys(file, e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.isRegularFile(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OPEN_TO_OTHERS::contains)) {
                throw TicketsException.usage(
                        "refusing the private key " + file + ": others on this machine can read it",
                        "chmod 600 " + file);
            }
            byte[] bytes = SecretReader.bytes(in, LARGEST + 1);
            if (bytes.length > LARGEST) {
                Arrays.fill(bytes, (byte) 0);
                throw noKeys(file, null);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new TicketsException(ErrorCode.NOT_FOUND, "there is no key file " + file, null, e);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot read the private key " + file, file, e);
        }
    }

    private static TicketsException noKeys(Path file, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.USAGE,
                file + " holds no OpenPGP private key",
                "a private key is exported with: gpg --export-secret-keys --armor ADDRESS",
                cause);
    }

    @Override
    public void decrypt(InputStream message, OutputStream plain) throws IOException {
        Streams streams = new Streams(message, plain);
        try {
            new MessageReader(this::privateKey, file.toString())
                    .read(new BufferedInputStream(streams.in(), BUFFER), streams.out());
        } catch (TicketsException e) {
            throw e;
        } catch (PGPException | IOException | RuntimeException e) {
            streams.rethrow();
            // bytes that somebody made up let the library fail in many ways, and all mean the same
            throw Damage.of("the message is damaged, was changed or is cut off", e);
        }
    }

    /** The private key of that id, or any that could be meant where the sender hid whom it is for; null for none. */
    private @Nullable PGPKeyPair privateKey(KeyIdentifier wanted) throws PGPException {
        for (OpenPGPKey key : keys) {
            for (OpenPGPSecretKey secret : key.getSecretKeys().values()) {
                boolean meant = wanted.isWildcard()
                        ? secret.getPGPSecretKey().getPublicKey().isEncryptionKey()
                        : wanted.matchesExplicit(secret.getKeyIdentifier());
                if (meant && !secret.getPGPSecretKey().isPrivateKeyEmpty()) {
                    return unlock(secret);
                }
            }
        }
        return null;
    }

    private PGPKeyPair unlock(OpenPGPSecretKey key) throws PGPException {
        PGPKeyPair known = unlocked.get(key.getKeyIdentifier());
        if (known == null) {
            known = key.isLocked() ? withPassphrase(key) : key.unlock().getKeyPair();
            unlocked.put(key.getKeyIdentifier(), known);
        }
        return known;
    }

    private PGPKeyPair withPassphrase(OpenPGPSecretKey key) {
        String name = new PublicKey(key.getOpenPGPKey().toCertificate()).toString();
        try (Secret passphrase = passphrases.apply(name)) {
            char[] chars = passphrase.copy();
            try {
                return key.unlock(chars).getKeyPair();
            } catch (PGPException e) {
                throw new TicketsException(
                        ErrorCode.USAGE, "the passphrase does not open the private key " + name, null, e);
            } finally {
                Arrays.fill(chars, '\0');
            }
        }
    }

    @Override
    public void close() {
        unlocked.clear();
        keys.clear();
    }
}
