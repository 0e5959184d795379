package dev.tickets.encrypt;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Streams that record their failure, so that a full disk is not reported as a damaged message. */
final class Chunks {
    private final InputStream in;
    private final OutputStream out;
    private @Nullable IOException failure;
    private @Nullable RuntimeException refusal;

    Chunks(InputStream source, OutputStream target) {
        this.in = new BlockInput(source) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    return in.read(bytes, offset, length);
                } catch (IOException e) {
                    failure = e;
                    throw e;
                }
            }
        };
        this.out = new FilterOutputStream(target) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    failure = e;
                    throw e;
                } catch (RuntimeException e) {
                    refusal = e;
                    throw e;
                }
            }
        };
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (refusal != null) {
            throw refusal;
        }
    }
}
