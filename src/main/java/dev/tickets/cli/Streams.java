package dev.tickets.cli;

import dev.tickets.render.PassingLine;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.IoReason;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Standard output and error as UTF-8 text. All printed text is made harmless for a terminal here again, from any
 * source. A result that could not be written is detected.
 */
public final class Streams {
    private final Watched watched;
    private final OutputStream screen;
    private final PrintWriter out;
    private final PrintWriter err;
    private boolean styled;
    private @Nullable PassingLine passing;
    private boolean endsWithResult;

    public Streams(OutputStream out, OutputStream err) {
        this.watched = new Watched(out, this);
        this.screen = err;
        this.out = new PrintWriter(new Harmless(new BufferedOutputStream(watched), false), false);
        this.err = new PrintWriter(new Harmless(err, true), true);
    }

    /** From now on the sequences of {@link dev.tickets.render.Style} pass. */
    public void allowStyles() {
        styled = true;
    }

    /**
     * The line on standard error for what the program waits for. Other output erases the line first.
     *
     * @param together whether standard output is the same terminal; otherwise a pager may have the terminal as soon as
     *     a result goes to standard output, so the line ends there
     */
    PassingLine passingLine(boolean together) {
        if (passing == null) {
            passing = new PassingLine(new PrintWriter(screen, true, StandardCharsets.UTF_8));
            endsWithResult = !together;
        }
        return passing;
    }

    private void makeRoom(boolean result) {
        PassingLine line = passing;
        if (line != null && result && endsWithResult) {
            line.end();
        } else if (line != null) {
            line.erase();
        }
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** Flushes the buffers; returns why standard output failed, or null after success or a closed pipe. */
    @Nullable
    public IOException flush() {
        out.flush();
        err.flush();
        IOException failure = watched.failure;
        return failure == null || IoReason.isReaderGone(failure) ? null : failure;
    }

    /** Encodes harmless text. A character is never split, because texts are printed whole. */
    private final class Harmless extends Writer {
        private static final int PIECE = 8192;

        private final Writer encoder;
        private final boolean direct;

        /** @param direct whether each line goes to the terminal at once */
        Harmless(OutputStream bytes, boolean direct) {
            this.direct = direct;
            encoder = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            encode(harmless(text.substring(offset, offset + length)));
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            encode(harmless(new String(text, offset, length)));
        }

        /** Encodes in pieces: the encoder copies its input, and a message may be large. */
        private void encode(String text) throws IOException {
            if (direct) {
                makeRoom(false);
            }
            for (int from = 0; from < text.length(); from += PIECE) {
                encoder.write(text, from, Math.min(PIECE, text.length() - from));
            }
        }

        /** Plain ASCII, which most runs print, loads no further classes. */
        private String harmless(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 0x7F || (c < ' ' && c != '\n')) {
                    return SafeText.output(text, styled);
                }
            }
            return text;
        }

        @Override
        public void flush() throws IOException {
            encoder.flush();
        }

        @Override
        public void close() throws IOException {
            encoder.close();
        }
    }

    private static final class Watched extends FilterOutputStream {
        private final Streams streams;
        private @Nullable IOException failure;

        Watched(OutputStream out, Streams streams) {
            super(out);
            this.streams = streams;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                streams.makeRoom(true);
                out.write(bytes, offset, length);
                out.flush();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
