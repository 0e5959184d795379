package dev.tickets.cli;

import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Reading what was encrypted, for the commands that show or save it. */
final class DecryptionOptions {
    @Option(names = "--decrypt", description = "Decrypt what is encrypted with OpenPGP.")
    boolean decrypt;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The private key (default: decrypt-key of the profile, else GnuPG's own).")
    @Nullable
    Path key;

    /**
     * Checks what is known before the portal is asked.
     *
     * @throws TicketsException (usage) when another user can change the private key
     */
    void check(Services services) {
        if (key != null && !decrypt) {
            throw TicketsException.usage("--key needs --decrypt", null);
        }
        if (decrypt) {
            services.decrypter().privateKey(key);
        }
    }
}
