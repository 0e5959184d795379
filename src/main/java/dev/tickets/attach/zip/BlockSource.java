package dev.tickets.attach.zip;

import java.io.IOException;
import java.io.InputStream;

/** Bytes, cut in blocks: as long as a block may be or, for text that is to be split, up to the last line end in it. */
final class BlockSource {
    private final InputStream in;
    private final boolean atLineEnds;
    private final byte[] carried = new byte[DeflateBlock.LENGTH];
    private int carriedLength;
    private long left;

    /**
     * Reads so many bytes of the stream.
     *
     * @param length exactly so many; a stream that ends before that is an error
     */
    BlockSource(InputStream in, long length, boolean atLineEnds) {
        this.in = in;
        this.left = length;
        this.atLineEnds = atLineEnds;
    }

    /**
     * Fills the block.
     *
     * @return how many bytes are in it; 0 at the end
     * @throws IOException also when the file has become shorter
     */
    int read(byte[] block) throws IOException {
        System.arraycopy(carried, 0, block, 0, carriedLength);
        int filled = carriedLength;
        carriedLength = 0;
        int wanted = (int) Math.min(block.length - filled, left);
        int read = in.readNBytes(block, filled, wanted);
        if (read < wanted) {
            throw new IOException("it became shorter while it was read");
        }
        left -= read;
        filled += read;
        int end = left > 0 && atLineEnds ? lastLineEnd(block, filled) : filled;
        carriedLength = filled - end;
        System.arraycopy(block, end, carried, 0, carriedLength);
        return end;
    }

    /** Behind the last line end; the whole block when it has none. */
    private static int lastLineEnd(byte[] block, int length) {
        for (int i = length; i > 0; i--) {
            if (block[i - 1] == '\n') {
                return i;
            }
        }
        return length;
    }
}
