package dev.tickets.portal.hostbill;

import dev.tickets.portal.http.AnswerReader;
import dev.tickets.portal.http.Body;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.Request;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests with a login: a 401 renews the session and repeats the request once; every other failure is an exception.
 */
final class HostBillApi {
    private final HttpConnection http;
    private final URI base;
    private final Authorizer authorizer;

    HostBillApi(HttpConnection http, URI base, Authorizer authorizer) {
        this.http = http;
        this.base = base;
        this.authorizer = authorizer;
    }

    /** @param path below the base, with its query, percent-encoded */
    JsonAnswer get(String path) {
        return clear(Request.get(at(path)), JsonAnswer::read);
    }

    /**
     * Reads a page of tickets.
     *
     * @param items gets each complete ticket
     */
    JsonAnswer tickets(String path, JsonReader.Items items) {
        return clear(Request.get(at(path)), answer -> JsonAnswer.read(answer, items));
    }

    /** The failure if the memory does not suffice to convert the answer of this path. */
    TicketsException beyondMemory(String path) {
        return ApiFailures.tooMuch(Request.get(at(path)), JsonAnswer.BEYOND_MEMORY, 200);
    }

    /** @throws TicketsException (unclear) if the answer does not show whether the change was made */
    JsonAnswer change(String method, String path, @Nullable Body body) {
        return clear(Request.change(method, at(path), body), JsonAnswer::read);
    }

    /**
     * The answer to a new ticket: a success, or a refusal that names a ticket, so that the ticket may exist.
     *
     * @throws TicketsException (unclear) if the answer does not show whether the ticket was created
     */
    JsonAnswer file(Body ticket) {
        Request request = Request.change("POST", at("/tickets"), ticket);
        JsonAnswer answer = authorized(request, JsonAnswer::read);
        // 429: discarded unread, independent of the answer's content
        boolean named =
                answer.status() != 429 && !CreatedNumbers.certain(answer).isEmpty();
        if (answer.isFine() || named) {
            return answer;
        }
        throw ApiFailures.of(request, answer);
    }

    /** The raw answer, for a file; the reader never gets a 401. */
    <T> T download(String path, AnswerReader<T> reader) {
        return authorized(Request.download(at(path)), reader);
    }

    private JsonAnswer clear(Request request, AnswerReader<JsonAnswer> reader) {
        JsonAnswer answer = authorized(request, reader);
        if (answer.isFine() || isDoneSilently(request, answer)) {
            return answer;
        }
        throw ApiFailures.of(request, answer);
    }

    /** A PUT may answer without a body; what it did is read back anyway. */
    private static boolean isDoneSilently(Request request, JsonAnswer answer) {
        return answer.isSuccess() && answer.empty() && request.method().equals("PUT");
    }

    private <T> T authorized(Request request, AnswerReader<T> reader) {
        Optional<T> first = attempt(request, reader);
        if (first.isPresent()) {
            return first.get();
        }
        authorizer.renew();
        return attempt(request, reader).orElseThrow(authorizer::refused);
    }

    /** Empty where the portal does not accept the login. */
    private <T> Optional<T> attempt(Request request, AnswerReader<T> reader) {
        return http.send(
                request.authorized(authorizer.header()),
                answer -> answer.status() == 401 ? Optional.empty() : Optional.of(reader.read(answer)));
    }

    /** Joins text, because {@link URI#resolve} would drop the path of the base. */
    private URI at(String path) {
        return URI.create(base + path);
    }
}
