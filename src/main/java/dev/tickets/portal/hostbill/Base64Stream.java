package dev.tickets.portal.hostbill;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes base64 of what is written to it. The JDK's own stream encodes byte by byte; whole blocks go through the
 * processor's vector instructions, several times as fast. Java takes to those after a number of calls, not of bytes, so
 * the blocks are small: the first megabytes would take longer than all the others.
 */
final class Base64Stream extends OutputStream {
    /** A multiple of 3, so that a block needs no padding. */
    private static final int BLOCK = 768;

    private static final int ENCODED_BLOCK = BLOCK / 3 * 4;
    private static final int WRITTEN_AT_ONCE = 64 * ENCODED_BLOCK;

    private final OutputStream out;
    private final byte[] block = new byte[BLOCK];
    private final byte[] encoded = new byte[ENCODED_BLOCK];
    private final byte[] ready = new byte[WRITTEN_AT_ONCE];
    private int inBlock;
    private int inReady;

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
            int part = Math.min(BLOCK - inBlock, length - written);
            System.arraycopy(bytes, offset + written, block, inBlock, part);
            inBlock += part;
            written += part;
            if (inBlock == BLOCK) {
                encodeBlock();
            }
        }
    }

    private void encodeBlock() throws IOException {
        Base64.getEncoder().encode(block, encoded);
        System.arraycopy(encoded, 0, ready, inReady, ENCODED_BLOCK);
        inReady += ENCODED_BLOCK;
        inBlock = 0;
        if (inReady == ready.length) {
            writeReady();
        }
    }

    private void writeReady() throws IOException {
        out.write(ready, 0, inReady);
        inReady = 0;
    }

    /** Writes the last letters. */
    @Override
    public void close() throws IOException {
        writeReady();
        out.write(Base64.getEncoder().encode(Arrays.copyOf(block, inBlock)));
        inBlock = 0;
    }
}
