package dev.tickets.portal.http;

import dev.tickets.ticket.ReadyAttachment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Sends a file with its promised length. */
public final class FileBytes {
    /** The system keeps files in pages, and some processors copy a page far slower to an address that is not one's. */
    private static final int PAGE = 4 << 10;

    private FileBytes() {}

    /**
     * Copies the file's first {@link ReadyAttachment#size()} bytes: a log that grew meanwhile is cut there.
     *
     * @throws IOException if the file has become shorter
     */
    public static void copy(ReadyAttachment file, OutputStream out) throws IOException {
        int most = (int) Math.min(AdaptiveChunks.LONGEST, file.size());
        ByteBuffer pages = ByteBuffer.allocateDirect(most + 2 * PAGE).alignedSlice(PAGE);
        byte[] bytes = new byte[most];
        try (FileChannel in = FileChannel.open(file.path())) {
            for (long left = file.size(); left > 0; ) {
                int read = in.read(pages.clear().limit((int) Math.min(most, left)));
                if (read < 0) {
                    throw new IOException(file.path() + " became shorter during sending");
                }
                pages.flip().get(bytes, 0, read);
                out.write(bytes, 0, read);
                left -= read;
            }
        }
    }
}
