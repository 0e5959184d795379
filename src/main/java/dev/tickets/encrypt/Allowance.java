package dev.tickets.encrypt;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The limit of decompressed data of a message. A few kilobytes can expand to terabytes, so every byte from a
 * decompressor counts, in each layer, also in data that is not shown.
 */
public final class Allowance {
    /** Limit of the text of a message, in bytes. */
    public static final long LARGEST_TEXT = 16L << 20;

    private static final long SMALL_TEXT = 1L << 20;
    private static final long TEXT_RATIO = 100;
    private static final long SMALL_FILE = 16L << 20;
    /** A little more than one layer of zip or zlib can reach: no file that they compressed is refused. */
    private static final long FILE_RATIO = 1100;
    /** Overhead around a file of the largest size. */
    private static final long FRAME = 64L << 10;

    private final long most;
    private final @Nullable String hint;
    private long inflated;

    private Allowance(long most, @Nullable String hint) {
        this.most = most;
        this.hint = hint;
    }

    /** For a text that this program has encrypted. */
    public static Allowance ofOwnText() {
        return new Allowance(LARGEST_TEXT, null);
    }

    /**
     * For the text of a message: a hundred times its size and 1 MiB, 16 MiB at most.
     *
     * @param size of the encrypted message, in bytes
     * @param remaining allowance for all messages of the ticket, in bytes
     */
    public static Allowance ofText(long size, long remaining) {
        long most = Math.min(LARGEST_TEXT, SMALL_TEXT + TEXT_RATIO * size);
        return new Allowance(Math.min(most, remaining), "ask the sender to attach the text as a file");
    }

    /**
     * For a file: 1100 times its size and 16 MiB, limited by the largest file to save.
     *
     * @param size of the encrypted file, in bytes
     * @param largest file to save, in bytes
     */
    public static Allowance ofFile(long size, long largest) {
        long most = size > (Long.MAX_VALUE - SMALL_FILE) / FILE_RATIO ? Long.MAX_VALUE : SMALL_FILE + FILE_RATIO * size;
        return new Allowance(
                Math.min(most, withFrame(largest)), "if the sender confirms the size: --max-download SIZE");
    }

    /** For a file up to a size that the user has set. */
    public static Allowance ofFileUpTo(long largest) {
        return new Allowance(withFrame(largest), "allow more with --max-download SIZE");
    }

    private static long withFrame(long largest) {
        return largest > Long.MAX_VALUE - FRAME ? Long.MAX_VALUE : largest + FRAME;
    }

    /** The number of decompressed bytes so far. */
    public long inflated() {
        return inflated;
    }

    InputStream counting(InputStream decompressor) {
        return new FilterInputStream(decompressor) {
            @Override
            public int read() throws IOException {
                int octet = in.read();
                count(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = in.read(bytes, offset, length);
                count(Math.max(0, count));
                return count;
            }

            @Override
            public long skip(long count) throws IOException {
                return in.readNBytes((int) Math.min(Math.max(0, count), FRAME)).length;
            }
        };
    }

    /**
     * Counts the bytes from a zip file around the message beyond the size of the zip file: encrypted data cannot be
     * compressed, so it has about that size.
     *
     * @param size of the zip file, in bytes
     */
    public InputStream countingZip(InputStream entry, long size) {
        inflated -= size;
        return counting(entry);
    }

    private void count(int bytes) {
        inflated += bytes;
        if (inflated > most) {
            throw exceeded();
        }
    }

    OutputStream bounding(OutputStream plain) {
        return new FilterOutputStream(plain) {
            private long written;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                written += length;
                if (written > most) {
                    throw exceeded();
                }
                out.write(bytes, offset, length);
            }
        };
    }

    private TicketsException exceeded() {
        return new TicketsException(
                ErrorCode.REFUSED,
                "cannot decrypt: the content expands to more than " + most
                        + " bytes, the limit for a message of this size",
                hint);
    }
}
