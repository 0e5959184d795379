package dev.tickets.encrypt;

import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A way to read messages that were encrypted to a key of ours. */
public interface Decryption extends AutoCloseable {
    /**
     * Decrypts one message, armoured or binary. What is written must not be used before this returns: only then is it
     * known that the message is whole and nobody changed it.
     *
     * @param allowance how far it may grow
     * @return with which key, and what its signatures are worth
     * @throws TicketsException (not-found) when it was not encrypted to our key, (refused) when it is damaged, changed,
     *     cut off, no message, or grows further than that, (usage) when the key cannot be used
     * @throws IOException from the streams themselves
     */
    Opened decrypt(InputStream message, OutputStream plain, Allowance allowance) throws IOException;

    /** Forgets what it knows of the key. */
    @Override
    void close();
}
