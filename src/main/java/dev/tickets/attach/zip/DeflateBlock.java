package dev.tickets.attach.zip;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * A block for one worker: raw deflate data (RFC 1951). The dictionary is the 32 KiB before the block, and the output
 * ends at a byte (sync flush), so blocks can simply be joined.
 */
final class DeflateBlock implements AutoCloseable {
    static final int LENGTH = 128 << 10;
    static final int DICTIONARY = 32 << 10;

    private final Deflater deflater;
    private final byte[] input = new byte[LENGTH];
    private final byte[] dictionary = new byte[DICTIONARY];
    private byte[] output = new byte[LENGTH + (LENGTH >> 4) + 64];
    private int inputLength;
    private int dictionaryLength;
    private int outputLength;

    DeflateBlock(int level) {
        this.deflater = new Deflater(level, true);
    }

    byte[] input() {
        return input;
    }

    int inputLength() {
        return inputLength;
    }

    byte[] output() {
        return output;
    }

    int outputLength() {
        return outputLength;
    }

    /**
     * Sets the input.
     *
     * @param length bytes of {@link #input()} that are filled
     * @param before the bytes before the input, for the dictionary
     * @param beforeLength number of bytes in {@code before}
     */
    void fill(int length, byte[] before, int beforeLength) {
        inputLength = length;
        dictionaryLength = beforeLength;
        System.arraycopy(before, 0, dictionary, 0, beforeLength);
    }

    void deflate() {
        deflater.reset();
        if (dictionaryLength > 0) {
            deflater.setDictionary(dictionary, 0, dictionaryLength);
        }
        deflater.setInput(input, 0, inputLength);
        outputLength = 0;
        int written;
        do {
            if (outputLength == output.length) {
                output = Arrays.copyOf(output, output.length * 2);
            }
            int room = output.length - outputLength;
            written = deflater.deflate(output, outputLength, room, Deflater.SYNC_FLUSH);
            outputLength += written;
            // a full buffer may be followed by more output
        } while (outputLength == output.length && written > 0);
    }

    /** Frees the native memory of the deflater. */
    @Override
    public void close() {
        deflater.end();
    }
}
