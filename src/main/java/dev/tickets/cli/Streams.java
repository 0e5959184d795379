package dev.tickets.cli;

import dev.tickets.ticket.IoReason;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output and error as UTF-8 text. A result that could not be written is noticed. */
final class Streams {
    private final Watched watched;
    private final PrintWriter out;
    private final PrintWriter err;

    Streams(OutputStream out, OutputStream err) {
        this.watched = new Watched(out);
        this.out = new PrintWriter(new BufferedOutputStream(watched), false, StandardCharsets.UTF_8);
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** Writes out what is buffered; why standard output did not take it, null when it did or its reader has left. */
    @Nullable
    IOException flush() {
        out.flush();
        err.flush();
        IOException failure = watched.failure;
        return failure == null || IoReason.isReaderGone(failure) ? null : failure;
    }

    private static final class Watched extends FilterOutputStream {
        private @Nullable IOException failure;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
                out.flush();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
