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
 * How far a message may grow while it is decompressed. A few kilobytes can be made to grow to terabytes, so every byte
 * counts that comes out of a decompressor, in each layer, also where nobody will see it.
 */
public final class Allowance {
    /** No message of a ticket is longer. */
    public static final long LARGEST_TEXT = 16L << 20;

    private static final long SMALL_TEXT = 1L << 20;
    private static final long TEXT_RATIO = 100;
    private static final long SMALL_FILE = 16L << 20;
    /** A little more than zip and zlib, in one layer, can do: nothing that is compressed by them is refused. */
    private static final long FILE_RATIO = 1100;
    /** What stands around a file of the largest size that may be saved. */
    private static final long FRAME = 64L << 10;

    private final long most;
    private final @Nullable String hint;
    private long inflated;

    private Allowance(long most, @Nullable String hint) {
        this.most = most;
        this.hint = hint;
    }

    /** For a text that this program itself has encrypted. */
    public static Allowance ofOwnText() {
        return new Allowance(LARGEST_TEXT, null);
    }

    /**
     * For the text of a message: a hundred times its size and 1 MiB, 16 MiB at most.
     *
     * @param size of the encrypted message, in bytes
     * @param remaining what is left for all messages that are read together, in bytes
     */
    public static Allowance ofText(long size, long remaining) {
        long most = Math.min(LARGEST_TEXT, SMALL_TEXT + TEXT_RATIO * size);
        return new Allowance(Math.min(most, remaining), "the sender can attach such a text as a file instead");
    }

    /**
     * For a file: 1100 times its size and 16 MiB, and never more than may be saved.
     *
     * @param size of the encrypted file, in bytes
     * @param largest file to save, in bytes
     */
    public static Allowance ofFile(long size, long largest) {
        long most = size > (Long.MAX_VALUE - SMALL_FILE) / FILE_RATIO ? Long.MAX_VALUE : SMALL_FILE + FILE_RATIO * size;
        return new Allowance(
                Math.min(most, withFrame(largest)), "if its sender says that it is so large: --max-download SIZE");
    }

    /** For a file that somebody has allowed, in so many words, to be as large as that. */
    public static Allowance ofFileUpTo(long largest) {
        return new Allowance(withFrame(largest), "allow more with --max-download SIZE");
    }

    private static long withFrame(long largest) {
        return largest > Long.MAX_VALUE - FRAME ? Long.MAX_VALUE : largest + FRAME;
    }

    /** How many bytes came out of decompressors so far. */
    public long inflated() {
        return inflated;
    }

    /** Counts what comes out of a decompressor. */
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
     * Counts what comes out of a zip file around the message, but for as much as the file has: what is encrypted cannot
     * be made smaller, so it has about that size.
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

    /** The stream, which takes no more than is allowed. */
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
                "cannot decrypt: what is inside grows to more than " + most
                        + " bytes, too much for a message of its size",
                hint);
    }
}
