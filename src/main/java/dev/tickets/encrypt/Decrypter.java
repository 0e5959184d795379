package dev.tickets.encrypt;

import dev.tickets.config.EncryptionSettings;
import dev.tickets.config.Secret;
import dev.tickets.config.SecretReader;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses how to decrypt: with a private key file, or with GnuPG and its keys. */
public final class Decrypter {
    private static final String CREDENTIAL = "tickets-passphrase";

    private final EncryptionSettings settings;
    private final Map<String, String> environment;
    private final Path folder;
    private final TrustedFiles trust;
    private final SecretReader secrets;
    private final @Nullable Function<String, Secret> asking;
    private final Supplier<List<PublicKey>> signingKeys;
    private final Clock clock;

    /**
     * @param folder that relative paths start from
     * @param asking asks for a passphrase; null without a terminal
     * @param signingKeys keys to check signatures; read at the first signature
     */
    public Decrypter(
            EncryptionSettings settings,
            Map<String, String> environment,
            Path folder,
            TrustedFiles trust,
            SecretReader secrets,
            @Nullable Function<String, Secret> asking,
            Supplier<List<PublicKey>> signingKeys,
            Clock clock) {
        this.settings = settings;
        this.environment = environment;
        this.folder = folder;
        this.trust = trust;
        this.secrets = secrets;
        this.asking = asking;
        this.signingKeys = signingKeys;
        this.clock = clock;
    }

    /** The keys and the time for checking signatures. */
    public Verification verification() {
        return new Verification(new SigningKeys(signingKeys), clock.instant());
    }

    /**
     * The private key file; null for GnuPG.
     *
     * @param named null for the file of the profile
     * @throws TicketsException (usage) when another user can change it
     */
    public @Nullable Path privateKey(@Nullable Path named) {
        Path file = named == null ? settings.decryptKey() : named;
        return file == null ? null : trust.checked(folder.resolve(file));
    }

    /**
     * The way to decrypt.
     *
     * @param named private key file; null for the file of the profile, else GnuPG
     */
    public Decryption open(@Nullable Path named) {
        Path file = privateKey(named);
        return file == null
                ? new GnuPg(environment, asking != null, verification())
                : PrivateKeyFile.open(file, this::passphrase, verification());
    }

    private Secret passphrase(String name) {
        if (settings.passphraseFile() != null) {
            return secrets.file(folder.resolve(settings.passphraseFile()), "decrypt-passphrase-file");
        }
        if (settings.passphraseCommand() != null) {
            return secrets.command(settings.passphraseCommand(), "decrypt-passphrase-command");
        }
        String credentials = environment.get("CREDENTIALS_DIRECTORY");
        if (credentials != null && Files.exists(Path.of(credentials, CREDENTIAL))) {
            return secrets.file(Path.of(credentials, CREDENTIAL), "the credential");
        }
        if (asking == null) {
            throw TicketsException.usage(
                    "the private key " + name + " has a passphrase, and no terminal is available to ask",
                    "set decrypt-passphrase-file or decrypt-passphrase-command in config.toml");
        }
        return asking.apply("Passphrase of " + name + ": ");
    }
}
