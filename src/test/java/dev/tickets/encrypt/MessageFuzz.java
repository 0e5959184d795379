package dev.tickets.encrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.config.Secret;
import dev.tickets.testing.Cli;
import dev.tickets.testing.ScratchFolder;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bouncycastle.openpgp.PGPException;

/** Encrypted messages and files, and the packets that are inside them. */
public final class MessageFuzz {
    private static final Path KEYS = Path.of("src/test/resources/fuzz/pgp-key");
    /** Far below the limits of {@link Allowance}, so that a run stays fast. */
    private static final long MOST = 1 << 20;

    private static final Verification SIGNERS =
            new Verification(new SigningKeys(() -> PublicKeys.in(KEYS.resolve("public.asc"))), Cli.NOW);
    private static final Decryption OWN = decryption();

    private MessageFuzz() {}

    /** With {@code i} as its first byte, an input holds the packets inside a message; else it is a whole message. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        boolean inside = input.length > 0 && input[0] == 'i';
        byte[] message = inside ? Arrays.copyOfRange(input, 1, input.length) : input;
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Allowance allowance = Allowance.ofText(message.length, MOST);
        try {
            if (inside) {
                readInside(message, plain, allowance);
            } else {
                OWN.decrypt(new ByteArrayInputStream(message), plain, allowance);
            }
        } catch (TicketsException refused) {
            assertThat(refused.code().name()).isIn("REFUSED", "NOT_FOUND", "USAGE");
            assertThat(refused.getMessage()).isNotBlank();
        }
        assertThat(plain.size()).as("bytes of the text").isLessThanOrEqualTo((int) MOST);
        assertThat(SignedMessage.needsNoKey(new ByteArrayInputStream(message))).isIn(true, false);
    }

    /** Failures of the library are translated by the caller in the same way. */
    private static void readInside(byte[] packets, ByteArrayOutputStream plain, Allowance allowance) {
        SignatureChecks signatures = new SignatureChecks(SIGNERS);
        try {
            new MessageReader(signatures, allowance).readDecrypted(new ByteArrayInputStream(packets), plain);
            assertThat(String.valueOf(signatures.result())).isNotBlank();
        } catch (PGPException | IOException | RuntimeException e) {
            throw DamagedMessage.translated(e);
        }
    }

    private static Decryption decryption() {
        try {
            byte[] key = Files.readAllBytes(KEYS.resolve("private.asc"));
            return PrivateKeyFile.open(new ScratchFolder().with("key.asc", key), MessageFuzz::passphrase, SIGNERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Secret passphrase(String name) {
        throw new AssertionError("asked for the passphrase of " + name);
    }

    /** The keys of the other targets of this package. */
    static Verification signers() {
        return SIGNERS;
    }

    static Decryption own() {
        return OWN;
    }
}
