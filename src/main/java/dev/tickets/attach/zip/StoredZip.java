package dev.tickets.attach.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.zip.CRC32;

/** An archive of one uncompressed entry, for encrypted content, written to a new file (0600). */
public final class StoredZip extends OutputStream {
    /** More than the longest header. */
    private static final int BUFFER = 1 << 17;

    private final FileChannel file;
    private final ZipEntry entry;
    private final CRC32 crc = new CRC32();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long size;
    private boolean closed;

    /**
     * Creates the file, which must not exist.
     *
     * @param zone of the DOS time
     * @param expectedSize of the entry, or more; {@link Long#MAX_VALUE} when unknown
     */
    public StoredZip(Path path, String name, Instant modified, ZoneId zone, long expectedSize) throws IOException {
        entry = new ZipEntry(name, modified, zone, ZipEntry.STORED, expectedSize, 0);
        file = FileChannel.open(
                path,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // written with the content: a failure here would leave the file open
        buffer.put(entry.localHeader());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        crc.update(bytes, offset, length);
        size += length;
        if (buffer.remaining() < length) {
            drain();
        }
        if (length > BUFFER) {
            writeAll(ByteBuffer.wrap(bytes, offset, length));
        } else {
            buffer.put(bytes, offset, length);
        }
    }

    private void drain() throws IOException {
        writeAll(buffer.flip());
        buffer.clear();
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Completes the archive. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            drain();
            entry.contains(crc.getValue(), size, size);
            long directory = file.position();
            ByteBuffer central = entry.centralHeader();
            int length = central.remaining();
            writeAll(central);
            writeAll(ZipEnd.of(1, directory, length, file.position()));
            file.position(0);
            writeAll(entry.localHeader());
        }
    }
}
