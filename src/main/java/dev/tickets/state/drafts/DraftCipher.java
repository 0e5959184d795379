package dev.tickets.state.drafts;

import dev.tickets.ticket.Draft;
import java.nio.file.Path;

/** Encrypts the drafts of messages that must not lie on disk in clear, so that only their author can open them. */
public interface DraftCipher {
    /** Whether there is a key to encrypt them to. */
    boolean isPossible();

    /** The text, encrypted and armoured. */
    String seal(String text);

    /**
     * The text that was sealed; may ask for a passphrase.
     *
     * @throws dev.tickets.ticket.TicketsException when the private key is not there or does not fit
     */
    String open(String sealed);

    /** Whether it is known by now to whose keys the draft goes. */
    boolean isAddressed(Draft draft);

    /**
     * Encrypts an attachment to those that the draft goes to, so that it waits as it will be sent.
     *
     * @param file to read, to its end; it stays
     * @param folder of the draft
     * @return the encrypted one, as {@code NAME=PATH}
     * @throws dev.tickets.ticket.TicketsException when there is no key, or the file cannot be read or kept
     */
    String sealFile(Draft draft, String name, Path file, Path folder);
}
