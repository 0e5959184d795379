package dev.tickets.portal.hostbill;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of an answer, counted: reading past the limit throws a {@link TooMuchException}. */
final class AnswerStream extends InputStream {
    private static final int BYTE_ORDER_MARK_LENGTH = 3;

    private final InputStream in;
    private final long limit;
    private byte[] buffer = new byte[8 << 10];
    private int position;
    private int end;
    private long count;

    /** @param limit in bytes */
    AnswerStream(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Whether not a byte has come. */
    boolean isEmpty() {
        return count == 0;
    }

    /**
     * Skips blanks and byte order marks, which some PHP files have. The next byte is not consumed.
     *
     * @return the next byte; -1 at the end
     */
    int skipToText() throws IOException {
        while (holds(1)) {
            byte next = buffer[position];
            if (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
                position++;
            } else if (isMark()) {
                position += BYTE_ORDER_MARK_LENGTH;
            } else {
                return next & 0xFF;
            }
        }
        return -1;
    }

    private boolean isMark() throws IOException {
        return buffer[position] == (byte) 0xEF
                && holds(BYTE_ORDER_MARK_LENGTH)
                && buffer[position + 1] == (byte) 0xBB
                && buffer[position + 2] == (byte) 0xBF;
    }

    /** The next bytes, not consumed: as many as these, or all. */
    byte[] ahead(int count) throws IOException {
        buffer = Arrays.copyOf(buffer, Math.max(buffer.length, count));
        holds(count);
        return Arrays.copyOfRange(buffer, position, Math.min(end, position + count));
    }

    /** Consumes bytes that {@link #ahead} has shown. */
    void consume(int count) {
        position += count;
    }

    /** Makes sure that the buffer holds so many unread bytes; false when the answer ends before. */
    private boolean holds(int count) throws IOException {
        while (end - position < count) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                return false;
            }
            counted(read);
        }
        return true;
    }

    private void counted(int read) throws TooMuchException {
        end += read;
        count += read;
        if (count > limit) {
            throw new TooMuchException("more than " + (limit >> 20) + " MiB");
        }
    }

    @Override
    public int read() throws IOException {
        return holds(1) ? buffer[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!holds(1)) {
            return -1;
        }
        int part = Math.min(length, end - position);
        System.arraycopy(buffer, position, bytes, offset, part);
        position += part;
        return part;
    }
}
