package dev.tickets.encrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.ScratchFolder;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Files of keys, public and private. */
public final class KeyFuzz {
    private static final ScratchFolder SCRATCH = new ScratchFolder();
    private static final Verification NO_KEYS = new Verification(new SigningKeys(java.util.List::of), Cli.NOW);

    private KeyFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try {
            for (PublicKey key : PublicKeys.in(new ByteArrayInputStream(input), "the file")) {
                assertThat(key.fingerprint().hex()).matches("[0-9A-F]{32,64}");
                assertThat(key.userId()).isNotNull();
                assertThat(key.toString()).isNotBlank();
                assertThat(key.refusal(Cli.NOW)).isNotNull();
                assertThat(String.valueOf(key.expiresAt(Cli.NOW))).isNotBlank();
            }
        } catch (TicketsException refused) {
            assertRefused(refused);
        }
        Path file = SCRATCH.with("key", input);
        try (Decryption opened = PrivateKeyFile.open(file, KeyFuzz::passphrase, NO_KEYS)) {
            assertThat(opened).isNotNull();
        } catch (TicketsException refused) {
            assertRefused(refused);
        }
    }

    private static dev.tickets.config.Secret passphrase(String name) {
        throw new AssertionError("asked for the passphrase of " + name);
    }

    private static void assertRefused(TicketsException refused) {
        assertThat(refused.code()).isEqualTo(ErrorCode.USAGE);
        assertThat(refused.getMessage()).isNotBlank();
    }
}
