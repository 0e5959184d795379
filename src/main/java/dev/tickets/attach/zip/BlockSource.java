package dev.tickets.attach.zip;

import java.io.IOException;
import java.io.InputStream;

/** Bytes cut into blocks of the maximum length; for text that is split, up to the last line end in the block. */
final class BlockSource {
    private final InputStream in;
    private final boolean atLineEnds;
    private final byte[] carried = new byte[DeflateBlock.LENGTH];
    private int carriedLength;
    private long left;

    /**
     * Reads {@code length} bytes of the stream.
     *
     * @param length exact; a shorter stream is an error
     */
    BlockSource(InputStream in, long length, boolean atLineEnds) {
        this.in = in;
        this.left = length;
        this.atLineEnds = atLineEnds;
    }

    /**
     * Fills the block.
     *
     * @return the number of bytes in the block; 0 at the end
     * @throws IOException also when the file became shorter
     */
    int read(byte[] block) throws IOException {
        System.arraycopy(carried, 0, block, 0, carriedLength);
        int filled = carriedLength;
        carriedLength = 0;
        int wanted = (int) Math.min(block.length - filled, left);
        int read = in.readNBytes(block, filled, wanted);
        if (read < wanted) {
            throw new IOException("the file became shorter during reading; repeat the command");
        }
        left -= read;
        filled += read;
        int end = left > 0 && atLineEnds ? lastLineEnd(block, filled) : filled;
        carriedLength = filled - end;
        System.arraycopy(block, end, carried, 0, carriedLength);
        return end;
    }

    /** The position after the last line end; the end of a block without line ends. */
    private static int lastLineEnd(byte[] block, int length) {
        for (int i = length; i > 0; i--) {
            if (block[i - 1] == '\n') {
                return i;
            }
        }
        return length;
    }
}
