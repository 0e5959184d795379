package dev.tickets.attach.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * An entry of an archive, and its two headers (PKWARE APPNOTE 6.3.10, 4.3.7 and 4.3.12): deflated or stored, name in
 * UTF-8, made on Unix (host 3, or Debian's unzip would read the name as DOS text), modification time in seconds.
 */
final class ZipEntry {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int UTF8 = 0x0800;
    static final int STORED = 0;
    static final int DEFLATED = 8;
    private static final int UNIX = 3 << 8;
    private static final int FILE_0644 = 0100644 << 16;
    private static final int TIMESTAMP = 0x5455;
    private static final int ZIP64 = 1;
    private static final long UNSIGNED_INT = 0xffffffffL;
    /** From this size on the local header has room for 64-bit sizes: deflate can make incompressible data larger. */
    private static final long NEAR_4_GIB = 0xf0000000L;

    private final byte[] name;
    private final Instant modified;
    private final LocalDateTime dos;
    private final int method;
    private final boolean roomFor64;
    private final long offset;
    private long crc;
    private long size;
    private long deflated;

    /**
     * An entry that begins at {@code offset} of the archive.
     *
     * @param method of packing
     * @param expectedSize of the content, or more
     */
    ZipEntry(String name, Instant modified, ZoneId zone, int method, long expectedSize, long offset) {
        this.name = name.getBytes(StandardCharsets.UTF_8);
        if (this.name.length > 0xffff) {
            throw new IllegalArgumentException("a name in an archive may have at most 65535 bytes; rename the file");
        }
        this.modified = modified;
        this.dos = LocalDateTime.ofInstant(modified, zone);
        this.method = method;
        this.roomFor64 = expectedSize >= NEAR_4_GIB;
        this.offset = offset;
    }

    /** Sets the values that are known after the content is written. */
    void contains(long contentCrc, long contentSize, long deflatedSize) {
        crc = contentCrc;
        size = contentSize;
        deflated = deflatedSize;
    }

    long offset() {
        return offset;
    }

    /** The header before the content; the length is the same before and after {@link #contains}. */
    ByteBuffer localHeader() {
        boolean stamped = isStamped();
        int extra = (roomFor64 ? 20 : 0) + (stamped ? 9 : 0);
        ByteBuffer header = littleEndian(30 + name.length + extra);
        header.putInt(LOCAL)
                .putShort((short) (roomFor64 ? 45 : 20))
                .putShort((short) UTF8)
                .putShort((short) method);
        putDosTime(header);
        header.putInt((int) crc)
                .putInt((int) (roomFor64 ? UNSIGNED_INT : deflated))
                .putInt((int) (roomFor64 ? UNSIGNED_INT : size))
                .putShort((short) name.length)
                .putShort((short) extra)
                .put(name);
        if (roomFor64) {
            header.putShort((short) ZIP64).putShort((short) 16).putLong(size).putLong(deflated);
        }
        putTimestamp(header, stamped);
        return header.flip();
    }

    /** The entry's line in the directory at the end of the archive. */
    ByteBuffer centralHeader() {
        boolean stamped = isStamped();
        int wide =
                (size >= UNSIGNED_INT ? 8 : 0) + (deflated >= UNSIGNED_INT ? 8 : 0) + (offset >= UNSIGNED_INT ? 8 : 0);
        int extra = (wide > 0 ? 4 + wide : 0) + (stamped ? 9 : 0);
        short version = (short) (wide > 0 || roomFor64 ? 45 : 20);
        ByteBuffer header = littleEndian(46 + name.length + extra);
        header.putInt(CENTRAL).putShort((short) (UNIX | version)).putShort(version);
        header.putShort((short) UTF8).putShort((short) method);
        putDosTime(header);
        header.putInt((int) crc)
                .putInt((int) Math.min(deflated, UNSIGNED_INT))
                .putInt((int) Math.min(size, UNSIGNED_INT))
                .putShort((short) name.length)
                .putShort((short) extra)
                .putShort((short) 0) // comment
                .putShort((short) 0) // disk
                .putShort((short) 0) // internal attributes
                .putInt(FILE_0644)
                .putInt((int) Math.min(offset, UNSIGNED_INT))
                .put(name);
        if (wide > 0) {
            header.putShort((short) ZIP64).putShort((short) wide);
            putIfWide(header, size);
            putIfWide(header, deflated);
            putIfWide(header, offset);
        }
        putTimestamp(header, stamped);
        return header.flip();
    }

    private static void putIfWide(ByteBuffer header, long value) {
        if (value >= UNSIGNED_INT) {
            header.putLong(value);
        }
    }

    private void putTimestamp(ByteBuffer header, boolean stamped) {
        if (stamped) {
            header.putShort((short) TIMESTAMP).putShort((short) 5).put((byte) 1).putInt((int)
                    modified.getEpochSecond());
        }
    }

    /** The extended timestamp has 31 bits of seconds; a file outside this range has only the DOS time. */
    private boolean isStamped() {
        return modified.getEpochSecond() >= 0 && modified.getEpochSecond() <= Integer.MAX_VALUE;
    }

    /** Local time in steps of two seconds, from 1980 to 2107. */
    private void putDosTime(ByteBuffer header) {
        int year = Math.min(Math.max(dos.getYear(), 1980), 2107) - 1980;
        header.putShort((short) (dos.getHour() << 11 | dos.getMinute() << 5 | dos.getSecond() / 2));
        header.putShort((short) (year << 9 | dos.getMonthValue() << 5 | dos.getDayOfMonth()));
    }

    static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
