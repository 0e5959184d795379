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
     * All keys of the file.
     *
     * @throws TicketsException (not-found) when there is no such file, (usage) when it holds no public keys, private
     *     ones, or more than is good
     */
    public static List<PublicKey> in(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new TicketsException(ErrorCode.NOT_FOUND, "there is no key file " + file, null, e);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot read the key file " + file, file, e);
        }
    }

    /**
     * All keys of the stream.
     *
     * @param name of the source, for messages
     * @throws TicketsException (usage) when it holds no public keys, private ones, or more than is good
     */
    public static List<PublicKey> in(InputStream in, String name) throws IOException {
        byte[] bytes = SecretReader.bytes(in, KeyRules.LARGEST_FILE + 1);
        try {
            return in(bytes, name);
        } finally {
            // a private key may have been taken for a public one
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
                        name + " holds a private key, which nobody but its owner should have",
                        "import the public one: gpg --export --armor FINGERPRINT");
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
            // what is no key makes the parser fail in many ways
            throw KeyRules.noKeys(name, e);
        } finally {
            Arrays.fill(packets, (byte) 0);
        }
    }
}
