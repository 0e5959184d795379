package dev.tickets.cli;

import dev.tickets.config.EncryptionSettings;
import dev.tickets.config.Secret;
import dev.tickets.encrypt.Decryption;
import dev.tickets.encrypt.GnuPg;
import dev.tickets.encrypt.PrivateKeyFile;
import dev.tickets.encrypt.SigningKeys;
import dev.tickets.encrypt.Verification;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Reading what was encrypted, for the commands that show or save it. */
final class DecryptionOptions {
    /** The credential that systemd hands to a service. */
    private static final String CREDENTIAL = "tickets-passphrase";

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
    void check(Run run) {
        if (key != null && !decrypt) {
            throw TicketsException.usage("--key needs --decrypt", null);
        }
        if (decrypt) {
            privateKey(run, key);
        }
    }

    /** The way to decrypt: a key file, or GnuPG with the keys that it keeps. */
    Decryption open(Run run) {
        return open(run, key);
    }

    /** @param named the file of the private key; null for what the profile says, else GnuPG */
    static Decryption open(Run run, @Nullable Path named) {
        return open(run, named, verification(run));
    }

    /** What signatures are checked against; keys are read when the first signature turns up. */
    static Verification verification(Run run) {
        SigningKeys keys = new SigningKeys(() -> run.encrypting().signingKeys());
        return new Verification(keys, run.surroundings().clock().instant());
    }

    private static Decryption open(Run run, @Nullable Path named, Verification verification) {
        EncryptionSettings settings = run.profile().encryption();
        Path file = privateKey(run, named);
        return file == null
                ? new GnuPg(run.surroundings().environment(), run.canAsk(), verification)
                : PrivateKeyFile.open(file, name -> passphrase(run, settings, name), verification);
    }

    private static @Nullable Path privateKey(Run run, @Nullable Path named) {
        Path file = named == null ? run.profile().encryption().decryptKey() : named;
        return file == null
                ? null
                : run.trust().checked(run.surroundings().folder().resolve(file));
    }

    private static Secret passphrase(Run run, EncryptionSettings settings, String name) {
        if (settings.passphraseFile() != null) {
            Path file = run.surroundings().folder().resolve(settings.passphraseFile());
            return run.secrets().file(file, "decrypt-passphrase-file");
        }
        if (settings.passphraseCommand() != null) {
            return run.secrets().command(settings.passphraseCommand(), "decrypt-passphrase-command");
        }
        String credentials = run.surroundings().environment().get("CREDENTIALS_DIRECTORY");
        if (credentials != null && Files.exists(Path.of(credentials, CREDENTIAL))) {
            return run.secrets().file(Path.of(credentials, CREDENTIAL), "the credential");
        }
        if (!run.canAsk()) {
            throw TicketsException.usage(
                    "the private key " + name + " has a passphrase, and there is no terminal to ask for it on",
                    "set decrypt-passphrase-file or decrypt-passphrase-command in config.toml");
        }
        return run.surroundings().terminal().askHidden("Passphrase of " + name + ": ");
    }
}
