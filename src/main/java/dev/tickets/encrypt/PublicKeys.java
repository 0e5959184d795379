package dev.tickets.encrypt;

import dev.tickets.config.SecretReader;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPKeyReader;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPImplementation;

/** Reads public keys, armoured or binary. */
public final class PublicKeys {
    private PublicKeys() {}

    /**
     * Reads all keys of the file.
     *
     * @throws TicketsException (not-found) when the file does not exist, (usage) when the file holds no public keys,
     *     private keys, or exceeds a limit
     */
    public static List<PublicKey> in(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new TicketsException(ErrorCode.NOT_FOUND, "the key file " + file + " does not exist", null, e);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot read the key file " + file, file, e);
        }
    }

    /**
     * Reads all keys of the stream.
     *
     * @param name of the source, for messages
     * @throws TicketsException (usage) when the stream holds no public keys, private keys, or exceeds a limit
     */
    public static List<PublicKey> in(InputStream in, String name) throws IOException {
        byte[] bytes = SecretReader.bytes(in, KeyRules.LARGEST_FILE + 1);
        try {
            return in(bytes, name);
        } finally {
            // the file may hold a private key by mistake
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static List<PublicKey> in(byte[] bytes, String name) {
        if (bytes.length > KeyRules.LARGEST_FILE) {
            throw KeyRules.largeFile(name);
        }
        List<PublicKey> keys = new ArrayList<>();
        for (OpenPGPCertificate certificate : certificates(bytes, name)) {
            if (certificate.isSecretKey()) {
                throw TicketsException.usage(
                        name + " holds a private key, which only its owner should have",
                        "import the public key: gpg --export --armor FINGERPRINT");
            }
            keys.add(new PublicKey(certificate));
        }
        if (keys.isEmpty()) {
            throw KeyRules.noKeys(name, null);
        }
        return keys;
    }

    private static List<OpenPGPCertificate> certificates(byte[] bytes, String name) {
        byte[] packets = {};
        try {
            packets = KeyPackets.checked(bytes, name);
            return new OpenPGPKeyReader(new BcOpenPGPImplementation(), new OpenPGPDefaultPolicy())
                    .parseKeysOrCertificates(packets);
        } catch (TicketsException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the parser fails in many ways on data that is not a key
            throw KeyRules.noKeys(name, e);
        } finally {
            Arrays.fill(packets, (byte) 0);
        }
    }
}
