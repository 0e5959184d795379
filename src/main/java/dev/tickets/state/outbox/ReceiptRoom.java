package dev.tickets.state.outbox;

import dev.tickets.state.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/**
 * Room for a receipt: a file in the entry's folder, as long as the receipt will be, on disk and open before the
 * request. So the receipt needs no space, no inode and no further open file once the portal has the message.
 */
public final class ReceiptRoom implements AutoCloseable {
    private static final String FILE = "receipt";

    private final FileChannel channel;

    private ReceiptRoom(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the room.
     *
     * @param size of the receipt, in bytes
     */
    public static ReceiptRoom make(Path entry, int size) throws IOException {
        Path file = entry.resolve(FILE);
        Files.deleteIfExists(file);
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), AtomicFile.FILE);
        boolean made = false;
        try {
            byte[] blank = new byte[size];
            // white space after a JSON object is part of no value
            Arrays.fill(blank, (byte) '\n');
            write(channel, blank);
            made = true;
        } finally {
            if (!made) {
                channel.close();
            }
        }
        return new ReceiptRoom(channel);
    }

    /**
     * Writes the receipt, and renames its file.
     *
     * @param entry the present folder of the entry
     */
    public void fill(byte[] receipt, Path entry, Path target) throws IOException {
        write(channel, receipt);
        Files.move(entry.resolve(FILE), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        channel.position(0);
        AtomicFile.write(channel, bytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
