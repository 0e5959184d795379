package dev.tickets.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * An incoming file: the bytes go to disk, and the first bytes and the length are recorded for the checks. Bytes beyond
 * the limit are counted, not stored.
 */
final class Upload extends OutputStream {
    private static final int HEAD = 8;

    private final OutputStream out;
    private final long limit;
    private final byte[] head = new byte[HEAD];
    private long size;

    Upload(OutputStream out, long limit) {
        this.out = out;
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = 0; i < length && size + i < HEAD; i++) {
            head[(int) size + i] = bytes[offset + i];
        }
        size += length;
        if (size <= limit) {
            out.write(bytes, offset, length);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    boolean empty() {
        return size == 0;
    }

    boolean tooBig() {
        return size > limit;
    }

    /** Whether the first bytes fit the extension; true for extensions without known first bytes. */
    boolean looksLike(String extension) {
        return switch (extension) {
            case "jpg", "jpeg" -> startsWith(0xff, 0xd8, 0xff);
            case "gif" -> startsWith('G', 'I', 'F', '8');
            case "png" -> startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
            case "pdf" -> startsWith('%', 'P', 'D', 'F', '-');
            case "zip" -> startsWith('P', 'K', 3, 4) || startsWith('P', 'K', 5, 6) || startsWith('P', 'K', 7, 8);
            default -> true;
        };
    }

    private boolean startsWith(int... magic) {
        byte[] expected = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            expected[i] = (byte) magic[i];
        }
        return size >= expected.length && Arrays.equals(expected, Arrays.copyOf(head, expected.length));
    }
}
