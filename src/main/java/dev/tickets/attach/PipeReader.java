package dev.tickets.attach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Stores the content of a pipe, which can be read only once. */
interface PipeReader {
    /**
     * Reads the stream to its end and stores the content.
     *
     * @param name of the attachment
     * @param in stays open
     * @return the file and the number of bytes read
     */
    Taken take(String name, InputStream in) throws IOException;

    /** Whether the stored files are encrypted. */
    boolean isEncrypting();

    /**
     * The stored content.
     *
     * @param size of the content in bytes, not of the file
     */
    record Taken(Path file, long size) {}
}
