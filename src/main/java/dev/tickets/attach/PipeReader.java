package dev.tickets.attach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where what flows in is put, for it can be read only once. */
interface PipeReader {
    /**
     * Reads the stream to its end, and keeps what came.
     *
     * @param name that the portal shall see
     * @param in stays open
     * @return where it lies now, and how many bytes came
     */
    Taken take(String name, InputStream in) throws IOException;

    /**
     * What came.
     *
     * @param size of it, in bytes; not of the file that keeps it
     */
    record Taken(Path file, long size) {}
}
