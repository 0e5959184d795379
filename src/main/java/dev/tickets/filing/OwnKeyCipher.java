package dev.tickets.filing;

import dev.tickets.encrypt.Allowance;
import dev.tickets.encrypt.Decryption;
import dev.tickets.encrypt.Encryption;
import dev.tickets.state.drafts.DraftCipher;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts drafts to the keys of {@code encrypt-to-self}, and their files to the keys of the draft. Drafts are
 * decrypted as {@code view --decrypt} decrypts messages.
 */
public final class OwnKeyCipher implements DraftCipher {
    private final Supplier<EncryptionPolicy> policy;
    private final Supplier<Decryption> opening;
    private @Nullable Encryption encryption;

    private OwnKeyCipher(Supplier<EncryptionPolicy> policy, Supplier<Decryption> opening) {
        this.policy = policy;
        this.opening = opening;
    }

    /** A cipher, typed as the interface so that Java does not load this class to verify the caller. */
    public static DraftCipher of(Supplier<EncryptionPolicy> policy, Supplier<Decryption> opening) {
        return new OwnKeyCipher(policy, opening);
    }

    @Override
    public boolean isPossible() {
        return policy.get().hasOwnKey();
    }

    @Override
    public String encrypt(String text) {
        if (encryption == null) {
            encryption = policy.get().toOwnKey();
        }
        return encryption.armoured(text);
    }

    @Override
    public boolean isAddressed(Draft draft) {
        return policy.get().isAddressed(draft);
    }

    @Override
    public String encryptFile(Draft draft, String name, Path file, Path folder) {
        try (InputStream in = Files.newInputStream(file)) {
            return policy.get().kept(draft, name, in, folder);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot encrypt " + name + "; nothing was sent", folder, e);
        }
    }

    @Override
    public String decrypt(String encrypted) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (Decryption decryption = opening.get()) {
            decryption.decrypt(
                    new ByteArrayInputStream(encrypted.getBytes(StandardCharsets.US_ASCII)),
                    plain,
                    Allowance.ofOwnText());
        } catch (TicketsException e) {
            throw new TicketsException(
                    e.code(),
                    "cannot open the draft, which is encrypted to your own key: " + e.getMessage(),
                    e.hint(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot decrypt in memory", e);
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
