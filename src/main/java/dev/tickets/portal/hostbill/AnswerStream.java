package dev.tickets.portal.hostbill;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an answer, counted: reading past the limit throws a {@link TooMuchException}. */
final class AnswerStream extends InputStream {
    private static final int BYTE_ORDER_MARK_LENGTH = 3;

    private final InputStream in;
    private final long limit;
    private final byte[] buffer = new byte[8 << 10];
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
     * Skips a byte order mark, which some PHP files have, and blanks. The next byte is not consumed.
     *
     * @return the next byte; -1 at the end
     */
    int skipToText() throws IOException {
        if (!fill()) {
            return -1;
        }
        if (startsWithMark()) {
            position += BYTE_ORDER_MARK_LENGTH;
        }
        do {
            while (position < end) {
                byte next = buffer[position];
                if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                    return next & 0xFF;
                }
                position++;
            }
        } while (fill());
        return -1;
    }

    private boolean startsWithMark() throws IOException {
        while (end < BYTE_ORDER_MARK_LENGTH) {
            int more = in.read(buffer, end, buffer.length - end);
            if (more < 0) {
                return false;
            }
            counted(more);
        }
        return buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF;
    }

    /** Makes sure that the buffer holds an unread byte; false at the end. */
    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        position = 0;
        end = 0;
        int read = in.read(buffer, 0, buffer.length);
        if (read > 0) {
            counted(read);
        }
        return read > 0;
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
        return fill() ? buffer[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int part = Math.min(length, end - position);
        System.arraycopy(buffer, position, bytes, offset, part);
        position += part;
        return part;
    }
}
