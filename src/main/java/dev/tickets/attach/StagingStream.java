package dev.tickets.attach;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A file of the staging folder: a failure to write is reported as a failure of the disk, not of the source being read.
 */
final class StagingStream extends FilterOutputStream {
    private final Staging staging;

    StagingStream(OutputStream out, Staging staging) {
        super(out);
        this.staging = staging;
    }

    @Override
    public void write(int b) {
        try {
            out.write(b);
        } catch (IOException e) {
            throw staging.unwritable(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw staging.unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw staging.unwritable(e);
        }
    }
}
