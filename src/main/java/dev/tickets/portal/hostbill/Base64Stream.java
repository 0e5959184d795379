package dev.tickets.portal.hostbill;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes base64 of what is written to it. The JDK's own stream encodes byte by byte; whole blocks go through the
 * processor's vector instructions, several times as fast. Java takes to those after a number of calls, not of bytes
 * (the start script asks for a small one), so the blocks are small, too.
 */
final class Base64Stream extends OutputStream {
    /** A multiple of 3, so that a block needs no padding. */
    private static final int BLOCK = 6 << 10;

    private final OutputStream out;
    private final byte[] block = new byte[BLOCK];
    private final byte[] encoded = new byte[BLOCK / 3 * 4];
    private int filled;

    /** @param out stays open when this is closed */
    Base64Stream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            int part = Math.min(BLOCK - filled, length - written);
            System.arraycopy(bytes, offset + written, block, filled, part);
            filled += part;
            written += part;
            if (filled == BLOCK) {
                out.write(encoded, 0, Base64.getEncoder().encode(block, encoded));
                filled = 0;
            }
        }
    }

    /** Writes the last letters. */
    @Override
    public void close() throws IOException {
        out.write(Base64.getEncoder().encode(Arrays.copyOf(block, filled)));
        filled = 0;
    }
}
