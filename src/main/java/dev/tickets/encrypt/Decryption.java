package dev.tickets.encrypt;

import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Decrypts messages for the user's key. */
public interface Decryption extends AutoCloseable {
    /**
     * Decrypts one message, armoured or binary. Do not use the output before the method returns: only then the message
     * is known to be complete and unchanged.
     *
     * @param allowance limit of the decompressed size
     * @return the key and the check of the signatures
     * @throws TicketsException (not-found) when the message is not encrypted to the key, (refused) when the data is
     *     damaged, changed, truncated, not a message, or exceeds the limit, (usage) when the key cannot be used
     * @throws IOException from the streams
     */
    Opened decrypt(InputStream message, OutputStream plain, Allowance allowance) throws IOException;

    @Override
    void close();
}
