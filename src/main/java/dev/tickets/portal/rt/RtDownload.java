package dev.tickets.portal.rt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tickets.portal.http.Answer;
import dev.tickets.portal.http.Base64Text;
import dev.tickets.portal.http.FileSink;
import dev.tickets.portal.http.Request;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Copies an attachment, in raw bytes or out of JSON in base64, and compares its length with the told one: RT answers
 * with status 200 and no bytes where a right is missing, and tells the original length of files that it has cut.
 */
final class RtDownload {
    private final Attachment attachment;
    private final boolean exact;
    private final FileSink to;

    /** @param exact whether the told length must match */
    RtDownload(Attachment attachment, boolean exact, OutputStream to) {
        this.attachment = attachment;
        this.exact = exact;
        this.to = new FileSink(to);
    }

    /** Copies the answer as it is. */
    boolean raw(Answer answer) throws IOException {
        to.copy(answer.body());
        check();
        return true;
    }

    /** Decodes the answer of {@code /attachment/ID}. */
    boolean json(Answer answer, URI address) throws IOException {
        if (!answer.isSuccess()) {
            throw RtFailures.of(Request.get(address), RtAnswer.read(answer));
        }
        try (JsonParser parser = new JsonFactory().createParser(answer.body())) {
            if (isAtContent(parser)) {
                Base64Text.decode(unread(parser, answer.body()), to);
            }
        } catch (JsonProcessingException | Base64Text.DamagedException e) {
            throw damaged("cannot be decoded", e);
        }
        check();
        return true;
    }

    /** The bytes after the quotation mark that begins the text at which the parser is. */
    private static InputStream unread(JsonParser parser, InputStream rest) throws IOException {
        ByteArrayOutputStream fetched = new ByteArrayOutputStream();
        int ignored = parser.releaseBuffered(fetched);
        return new SequenceInputStream(new ByteArrayInputStream(fetched.toByteArray()), rest);
    }

    private static boolean isAtContent(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            boolean top = parser.getParsingContext().getNestingDepth() == 1;
            if (token == JsonToken.VALUE_STRING && top && "Content".equals(parser.currentName())) {
                return true;
            }
        }
        return false;
    }

    private void check() {
        Long told = attachment.size();
        long copied = to.count();
        if (told == null || copied == told || (!exact && copied > 0)) {
            return;
        }
        if (copied == 0) {
            throw new TicketsException(
                    ErrorCode.FORBIDDEN,
                    "the portal sent no bytes of '" + attachment.name() + "'",
                    "ask the portal's operator for the right to see attachments");
        }
        throw damaged("has " + copied + " bytes at the portal, and " + told + " when it was sent", null);
    }

    private TicketsException damaged(String what, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.UNEXPECTED,
                "the attachment '" + attachment.name() + "' " + what,
                "look at the file on the ticket's page",
                cause);
    }
}
