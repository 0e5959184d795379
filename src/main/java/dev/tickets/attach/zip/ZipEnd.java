package dev.tickets.attach.zip;

import java.nio.ByteBuffer;

/** The end of an archive (PKWARE APPNOTE 6.3.10, 4.3.14 to 4.3.16), with 64-bit records only where they are needed. */
final class ZipEnd {
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int END64_LOCATOR = 0x07064b50;
    private static final long UNSIGNED_INT = 0xffffffffL;
    private static final int UNSIGNED_SHORT = 0xffff;

    private ZipEnd() {}

    /**
     * The records after the directory.
     *
     * @param start of the directory in the file
     * @param length of the directory
     * @param here position of the records in the file
     */
    static ByteBuffer of(int entries, long start, long length, long here) {
        ByteBuffer end = ZipEntry.littleEndian(98);
        if (entries >= UNSIGNED_SHORT || start >= UNSIGNED_INT || length >= UNSIGNED_INT) {
            end.putInt(END64)
                    .putLong(44)
                    .putShort((short) (3 << 8 | 45))
                    .putShort((short) 45)
                    .putInt(0)
                    .putInt(0)
                    .putLong(entries)
                    .putLong(entries)
                    .putLong(length)
                    .putLong(start)
                    .putInt(END64_LOCATOR)
                    .putInt(0)
                    .putLong(here)
                    .putInt(1);
        }
        short count = (short) Math.min(entries, UNSIGNED_SHORT);
        return end.putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(count)
                .putShort(count)
                .putInt((int) Math.min(length, UNSIGNED_INT))
                .putInt((int) Math.min(start, UNSIGNED_INT))
                .putShort((short) 0)
                .flip();
    }
}
