package dev.tickets.portal.http;

import dev.tickets.ticket.ReadyAttachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;

/** Sends a file at the length that was promised for it. */
public final class FileBytes {
    private static final int CHUNK = 64 << 10;

    private FileBytes() {}

    /**
     * Copies the file's first {@link ReadyAttachment#size()} bytes: a log that grew meanwhile is cut there.
     *
     * @throws IOException when it has become shorter
     */
    public static void copy(ReadyAttachment file, OutputStream out) throws IOException {
        byte[] buffer = new byte[CHUNK];
        long left = file.size();
        try (InputStream in = Files.newInputStream(file.path())) {
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException(file.path() + " became shorter while it was sent");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
