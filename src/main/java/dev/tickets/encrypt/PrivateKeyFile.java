package dev.tickets.encrypt;

import dev.tickets.config.Secret;
import dev.tickets.config.SecretReader;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
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
import org.bouncycastle.bcpg.S2K;
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
 * the file and the passphrase are wiped after use; the objects of the library cannot be wiped, and are released on
 * close.
 */
public final class PrivateKeyFile implements Decryption {
    /** Limit of Argon2's memory as a power of two, in KiB: 128 MiB. */
    private static final int MOST_MEMORY = 17;

    private static final Set<PosixFilePermission> OPEN_TO_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ);

    private final Path file;
    private final List<OpenPGPKey> keys;
    private final Function<String, Secret> passphrases;
    private final Verification verification;
    private final Map<KeyIdentifier, PGPKeyPair> unlocked = new HashMap<>();
    /** The fingerprint of the key that decrypted the last message. */
    private @Nullable String usedKey;

    private PrivateKeyFile(
            Path file, List<OpenPGPKey> keys, Function<String, Secret> passphrases, Verification verification) {
        this.file = file;
        this.keys = keys;
        this.passphrases = passphrases;
        this.verification = verification;
    }

    /**
     * Reads the keys of the file.
     *
     * @param passphrases returns the passphrase of a named key; closed after use
     * @param verification for signatures
     * @throws TicketsException (not-found) when the file does not exist, (usage) when other users can read the file, or
     *     the file holds no private key or a key that is too large
     */
    public static PrivateKeyFile open(Path file, Function<String, Secret> passphrases, Verification verification) {
        byte[] bytes = read(file);
        byte[] packets = {};
        try {
            packets = KeyPackets.checked(bytes, file.toString());
            List<OpenPGPKey> keys =
                    new OpenPGPKeyReader(new BcOpenPGPImplementation(), new OpenPGPDefaultPolicy()).parseKeys(packets);
            if (keys.isEmpty()) {
                throw noKeys(file, null);
            }
            return new PrivateKeyFile(file, new ArrayList<>(keys), passphrases, verification);
        } catch (TicketsException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the parser fails in many ways on data that is not a key
            throw noKeys(file, e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(packets, (byte) 0);
        }
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.isRegularFile(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OPEN_TO_OTHERS::contains)) {
                throw TicketsException.usage(
                        "refusing the private key " + file + ": other users of this machine can read it",
                        "chmod 600 " + file);
            }
            byte[] bytes = SecretReader.bytes(in, KeyRules.LARGEST_FILE + 1);
            if (bytes.length > KeyRules.LARGEST_FILE) {
                Arrays.fill(bytes, (byte) 0);
                throw KeyRules.largeFile(file.toString());
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new TicketsException(ErrorCode.NOT_FOUND, "the key file " + file + " does not exist", null, e);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot read the private key " + file, file, e);
        }
    }

    private static TicketsException noKeys(Path file, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.USAGE,
                file + " holds no OpenPGP private key",
                "export a private key with: gpg --export-secret-keys --armor ADDRESS",
                cause);
    }

    @Override
    public Opened decrypt(InputStream message, OutputStream plain, Allowance allowance) throws IOException {
        Chunks streams = new Chunks(message, plain);
        SignatureChecks signatures = new SignatureChecks(verification);
        usedKey = null;
        try {
            new MessageReader(signatures, allowance)
                    .decrypt(streams.in(), streams.out(), this::privateKey, file.toString());
            return new Opened(usedKey, signatures.result());
        } catch (PGPException | IOException | RuntimeException e) {
            streams.rethrow();
            throw DamagedMessage.translated(e);
        }
    }

    /** The private key with the id, or any possible key when the sender hid the recipient; null for none. */
    private @Nullable PGPKeyPair privateKey(KeyIdentifier wanted) throws PGPException {
        for (OpenPGPKey key : keys) {
            for (OpenPGPSecretKey secret : key.getSecretKeys().values()) {
                boolean meant = wanted.isWildcard()
                        ? secret.getPGPSecretKey().getPublicKey().isEncryptionKey()
                        : wanted.matchesExplicit(secret.getKeyIdentifier());
                if (meant && !secret.getPGPSecretKey().isPrivateKeyEmpty()) {
                    usedKey = new PublicKey(key.toCertificate()).fingerprint().hex();
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
        S2K derivation = key.getPGPSecretKey().getS2K();
        if (derivation != null
                && derivation.getType() == S2K.ARGON_2
                && derivation.getMemorySizeExponent() > MOST_MEMORY) {
            throw TicketsException.usage(
                    "checking the passphrase of the private key " + name
                            + " needs more than 128 MiB of memory (Argon2)",
                    "set the passphrase again with less memory, or without Argon2");
        }
        try (Secret passphrase = passphrases.apply(name)) {
            char[] chars = passphrase.copy();
            try {
                return key.unlock(chars).getKeyPair();
            } catch (PGPException e) {
                throw new TicketsException(
                        ErrorCode.USAGE, "the passphrase for the private key " + name + " is wrong", null, e);
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
