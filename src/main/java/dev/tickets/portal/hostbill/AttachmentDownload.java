package dev.tickets.portal.hostbill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tickets.portal.http.Answer;
import dev.tickets.portal.http.Request;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a downloaded attachment: raw bytes, or JSON with one base64 text in it, or JSON with an error. No document says
 * which; an answer that calls itself a file ({@code Content-Disposition}) is raw even if the file is JSON.
 */
final class AttachmentDownload {
    private static final Set<String> CONTENT = Set.of("content", "data", "file");
    private static final int ERROR_LENGTH = 64 << 10;
    private static final int CHUNK = 64 << 10;

    private final URI address;
    private final String name;
    private final @Nullable Long size;
    private final OutputStream to;

    AttachmentDownload(URI address, Attachment attachment, OutputStream to) {
        this.address = address;
        this.name = attachment.name().toLowerCase(Locale.ROOT);
        this.size = attachment.size();
        this.to = to;
    }

    /** Copies the file; an answer that is none becomes an exception. */
    boolean read(Answer answer) throws IOException {
        String type = String.valueOf(answer.header("Content-Type"));
        boolean named = answer.header("Content-Disposition") != null;
        if (!answer.isSuccess()) {
            throw ApiFailures.of(Request.get(address), JsonAnswer.read(answer));
        }
        if (!named && type.contains("json")) {
            envelope(answer);
        } else if (!named && type.contains("html") && !name.contains(".htm")) {
            throw noFile(answer);
        } else {
            copy(answer, answer.body());
        }
        return true;
    }

    /** The refusal in an answer of PHP's default type, {@code text/html}, or a page instead of a file. */
    private TicketsException noFile(Answer answer) throws IOException {
        JsonAnswer page = JsonAnswer.read(answer);
        return PortalErrors.in(page.root()).isEmpty()
                ? damaged("is a web page, not the file", null)
                : ApiFailures.of(Request.get(address), page);
    }

    private TicketsException damaged(String what, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.UNEXPECTED,
                "the answer to GET " + address + " " + what,
                "save the file from the ticket's page; tickets -v shows each request",
                cause);
    }

    private void envelope(Answer answer) throws IOException {
        byte[] start = answer.body().readNBytes(ERROR_LENGTH);
        JsonAnswer small = JsonAnswer.read(answer.withBody(start));
        if (start.length < ERROR_LENGTH && !PortalErrors.in(small.root()).isEmpty()) {
            throw ApiFailures.of(Request.get(address), small);
        }
        if (!startsWithContent(start)) {
            copy(answer, new SequenceInputStream(new ByteArrayInputStream(start), answer.body()));
            return;
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), answer.body());
        try (JsonParser parser = new JsonFactory().createParser(whole)) {
            toContent(parser);
            parser.readBinaryValue(new Sink());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged("holds a file that cannot be decoded", e);
        }
    }

    /** Whether the JSON comes to a text named as content, within the bytes at hand. */
    private static boolean startsWithContent(byte[] start) {
        try (JsonParser parser = new JsonFactory().createParser(start)) {
            return toContent(parser);
        } catch (IOException cutShort) {
            return false;
        }
    }

    private static boolean toContent(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null) {
            if (token == JsonToken.VALUE_STRING
                    && parser.currentName() != null
                    && CONTENT.contains(parser.currentName())) {
                return true;
            }
            token = parser.nextToken();
        }
        return false;
    }

    private void copy(Answer answer, InputStream in) throws IOException {
        byte[] buffer = new byte[CHUNK];
        Sink sink = new Sink();
        long copied = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sink.write(buffer, 0, read);
            copied += read;
        }
        // An answer with a length is already checked. The size in the ticket may be rounded, so more bytes are no
        // error.
        if (size != null && copied < size && answer.header("Content-Length") == null) {
            throw new EOFException("the file ended after " + copied + " of " + size + " bytes");
        }
    }

    /** Distinguishes a failure of the disk from a failure of the connection. */
    private final class Sink extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                to.write(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
