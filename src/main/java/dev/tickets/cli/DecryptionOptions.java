package dev.tickets.cli;

import dev.tickets.cli.help.Section;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The decryption options of commands that show or save messages. */
@Section("Decryption")
final class DecryptionOptions {
    @Option(names = "--decrypt", description = "Decrypt OpenPGP messages and attachments.")
    boolean decrypt;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The private key (default: decrypt-key of the profile, else GnuPG's keys).")
    @Nullable
    Path key;

    /**
     * Checks the options before the first request to the portal.
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
