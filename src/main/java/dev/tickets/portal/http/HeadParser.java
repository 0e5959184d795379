package dev.tickets.portal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** Reads the head of an answer, which has an end: HttpClient alone limits its lines and their number, not their sum. */
final class HeadParser implements HttpMessageParser<ClassicHttpResponse> {
    /** In bytes, for the status line and all headers together, and for a line between the pieces of a body. */
    static final int LONGEST = 64 << 10;

    /** Of the head, and of what may follow a body in pieces (trailers). */
    static final int MOST_HEADERS = 200;

    static final Http1Config CONFIG = Http1Config.custom()
            .setMaxLineLength(LONGEST)
            .setMaxHeaderCount(MOST_HEADERS)
            .build();

    private final DefaultHttpResponseParser parser = new DefaultHttpResponseParser(CONFIG);
    private final AnswerHead answers;

    private HeadParser(AnswerHead answers) {
        this.answers = answers;
    }

    /** Makes one for each connection. */
    static final class Factory implements HttpMessageParserFactory<ClassicHttpResponse> {
        private final AnswerHead answers;

        /** @param answers learns the buffer of the connection */
        Factory(AnswerHead answers) {
            this.answers = answers;
        }

        @Override
        @Deprecated
        public HttpMessageParser<ClassicHttpResponse> create(Http1Config config) {
            return new HeadParser(answers);
        }

        @Override
        public HttpMessageParser<ClassicHttpResponse> create() {
            return new HeadParser(answers);
        }
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
        answers.comesThrough(buffer);
        return parser.parse(buffer, new Bounded(in));
    }

    /** Counts what is fetched for one head; what the buffer holds already is short. */
    private static final class Bounded extends FilterInputStream {
        private int fetched;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (fetched >= LONGEST) {
                throw new MessageConstraintException("the head of the answer does not end");
            }
            int read = in.read(bytes, offset, length);
            fetched += Math.max(0, read);
            return read;
        }
    }
}
