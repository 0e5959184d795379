package dev.tickets.state.drafts;

import dev.tickets.ticket.Draft;
import java.nio.file.Path;

/** Encrypts drafts that must not be stored unencrypted, so that only their author can open them. */
public interface DraftCipher {
    /** Whether a key exists to encrypt drafts to. */
    boolean isPossible();

    /** The text, encrypted and armoured. */
    String encrypt(String text);

    /**
     * Decrypts the text; may ask for a passphrase.
     *
     * @throws dev.tickets.ticket.TicketsException when the private key is not there or does not fit
     */
    String decrypt(String encrypted);

    /** Whether the recipients' keys are known. */
    boolean isAddressed(Draft draft);

    /**
     * Encrypts an attachment to the draft's recipients, in the form that will be sent.
     *
     * @param file is read to its end, and stays
     * @param folder of the draft
     * @return the encrypted attachment, as {@code NAME=PATH}
     * @throws dev.tickets.ticket.TicketsException when there is no key, or the file cannot be read or kept
     */
    String encryptFile(Draft draft, String name, Path file, Path folder);
}
