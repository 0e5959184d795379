package dev.tickets.portal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** The bytes of an answer. To close HttpClient's own stream is to read it to its end, however far away that is. */
final class AnswerBody extends FilterInputStream {
    /** So much is read for the sake of the connection, which can be used again then. */
    private static final int SHORT_REST = 64 << 10;

    private AnswerBody(InputStream in) {
        super(in);
    }

    /** Empty where the answer has none. */
    static AnswerBody of(ClassicHttpResponse response) throws IOException {
        return new AnswerBody(
                response.getEntity() == null
                        ? InputStream.nullInputStream()
                        : response.getEntity().getContent());
    }

    /** Whether it has been read to its end, or is now, for not much was left. */
    boolean ends() throws IOException {
        return in.readNBytes(SHORT_REST).length < SHORT_REST;
    }

    @Override
    public void close() {
        // whoever sent the request ends the exchange
    }
}
