package dev.tickets.encrypt;

import java.io.IOException;
import java.io.InputStream;

/** A stream that reads another stream only in blocks. */
abstract class BlockInput extends InputStream {
    final InputStream in;

    BlockInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
