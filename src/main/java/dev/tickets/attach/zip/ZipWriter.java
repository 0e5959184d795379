package dev.tickets.attach.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;

/**
 * Writes one archive to a new file (0600). Sizes are written into each header after the content, without a data
 * descriptor, which readers of streams cannot handle; 64-bit fields appear only where needed.
 */
public final class ZipWriter implements AutoCloseable {
    private static final byte[] EMPTY_LAST_BLOCK = {3, 0};
    /** The largest size of an entry without its name, and of the end of the archive. */
    private static final int OVERHEAD = 256;

    private final FileChannel file;
    private final ParallelDeflate deflate;
    private final ZoneId zone;
    private final LongConsumer progress;
    private final List<ZipEntry> entries = new ArrayList<>();

    /**
     * Creates the file, which must not exist.
     *
     * @param zone of the DOS times
     * @param progress receives the number of bytes added since the last call
     */
    public ZipWriter(Path path, ParallelDeflate deflate, ZoneId zone, LongConsumer progress) throws IOException {
        this.deflate = deflate;
        this.zone = zone;
        this.progress = progress;
        this.file = FileChannel.open(
                path,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /**
     * Adds an entry with {@code length} bytes of the stream.
     *
     * @param limit of the size of the archive, in bytes
     * @return the number of bytes added: all, or as many as fit
     * @throws UnwritableException when the archive cannot be written
     * @throws IOException when the stream cannot be read or is too short
     */
    public long add(String name, Instant modified, InputStream in, long length, boolean atLineEnds, long limit)
            throws IOException {
        ZipEntry entry = new ZipEntry(name, modified, zone, ZipEntry.DEFLATED, length, file.position());
        write(entry.localHeader());
        long start = file.position();
        long most = limit - nameBytes(name) - OVERHEAD;
        CRC32 crc = new CRC32();
        long[] size = {0};
        deflate.run(new BlockSource(in, length, atLineEnds), block -> {
            if (file.position() + block.outputLength() > most) {
                return false;
            }
            crc.update(block.input(), 0, block.inputLength());
            write(ByteBuffer.wrap(block.output(), 0, block.outputLength()));
            size[0] += block.inputLength();
            progress.accept(block.inputLength());
            return true;
        });
        write(ByteBuffer.wrap(EMPTY_LAST_BLOCK));
        entry.contains(crc.getValue(), size[0], file.position() - start);
        rewriteHeader(entry);
        entries.add(entry);
        return size[0];
    }

    private static int nameBytes(String name) {
        // a byte of UTF-16 never makes more than 3 of UTF-8; the name is in both headers
        return 2 * 3 * name.length();
    }

    private void rewriteHeader(ZipEntry entry) throws IOException {
        ByteBuffer header = entry.localHeader();
        long position = entry.offset();
        try {
            while (header.hasRemaining()) {
                position += file.write(header, position);
            }
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    /** Writes the directory. */
    public void finish() throws IOException {
        long start = file.position();
        for (ZipEntry entry : entries) {
            write(entry.centralHeader());
        }
        write(ZipEnd.of(entries.size(), start, file.position() - start, file.position()));
    }

    private void write(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UnwritableException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
