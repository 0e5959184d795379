package dev.tickets.portal.hostbill;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tickets.portal.http.Answer;
import dev.tickets.portal.http.Base64Text;
import dev.tickets.portal.http.FileSink;
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
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    private final URI address;
    private final String name;
    private final @Nullable Long size;
    private final FileSink to;

    AttachmentDownload(URI address, Attachment attachment, OutputStream to) {
        this.address = address;
        this.name = attachment.name().toLowerCase(Locale.ROOT);
        this.size = attachment.size();
        this.to = new FileSink(to);
    }

    /** Copies the file; an answer that is none becomes an exception. */
    boolean read(Answer answer) throws IOException {
        String type = String.valueOf(answer.header("Content-Type"));
        boolean named = answer.header("Content-Disposition") != null;
        if (!answer.isSuccess()) {
            throw ApiFailures.of(Request.get(address), JsonAnswer.read(answer));
        }
        // PHP's default type, also of JSON where a message of PHP came first
        boolean page = type.contains("html") && !name.contains(".htm");
        if (!named && (page || type.contains("json"))) {
            envelope(answer, page);
        } else {
            copy(answer, answer.body());
        }
        return true;
    }

    private TicketsException damaged(String what, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.UNEXPECTED,
                "the answer to GET " + address + " " + what,
                "save the file from the ticket's page; tickets -v shows each request",
                cause);
    }

    /** @param page whether the answer calls itself a web page, so it is no file */
    private void envelope(Answer answer, boolean page) throws IOException {
        byte[] start = answer.body().readNBytes(ERROR_LENGTH);
        JsonAnswer small = JsonAnswer.read(answer.withBody(start));
        if ((page || start.length < ERROR_LENGTH)
                && !PortalErrors.in(small.root()).isEmpty()) {
            throw ApiFailures.of(Request.get(address), small);
        }
        AnswerStream content = content(start, answer.body());
        int text = startOfContent(content.ahead(ERROR_LENGTH));
        if (text < 0) {
            if (page) {
                throw damaged("is a web page, not the file" + small.quote(Request.get(address)), null);
            }
            copy(answer, joined(start, answer.body()));
            return;
        }
        content.consume(text);
        try {
            Base64Text.decode(content, to);
        } catch (Base64Text.DamagedException e) {
            throw damaged("holds a file that cannot be decoded", e);
        }
    }

    /** The answer without blanks, byte order marks and messages of PHP before the JSON. */
    private static AnswerStream content(byte[] start, InputStream rest) throws IOException {
        AnswerStream content = new AnswerStream(joined(start, rest), Long.MAX_VALUE);
        content.skipToText();
        content.consume(Math.max(0, new AnswerBeginning(content.ahead(ERROR_LENGTH)).json()));
        return content;
    }

    private static InputStream joined(byte[] start, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(start), rest);
    }

    /** Where the text named as content starts, within the bytes at hand; -1 if the JSON does not come to it. */
    private static int startOfContent(byte[] start) {
        // a character for each byte, so that a place in the text is a place in the bytes
        try (JsonParser parser = JsonReader.parser(new StringReader(new String(start, StandardCharsets.ISO_8859_1)))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && parser.currentName() != null
                        && CONTENT.contains(parser.currentName())) {
                    return (int) parser.currentTokenLocation().getCharOffset() + 1;
                }
            }
        } catch (IOException cutShort) {
            return -1;
        }
        return -1;
    }

    private void copy(Answer answer, InputStream in) throws IOException {
        to.copy(in);
        long copied = to.count();
        // An answer with a length is already checked. The size in the ticket may be rounded, so more bytes are no
        // error.
        if (size != null && copied < size && answer.header("Content-Length") == null) {
            throw new EOFException("the file ended after " + copied + " of " + size + " bytes");
        }
    }
}
