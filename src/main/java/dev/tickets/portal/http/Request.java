package dev.tickets.portal.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param authorization value of the Authorization header; null for none
 * @param changes whether the request makes a change that must not happen twice: then it is never repeated and a failure
 *     after its first byte is {@code unclear}
 * @param transfer whether the answer is a file: then it has no limit while bytes move
 * @param direct whether a redirect is an answer like any other, instead of being followed or refused
 */
public record Request(
        String method,
        URI uri,
        @Nullable String authorization,
        @Nullable Body body,
        boolean changes,
        boolean transfer,
        boolean direct) {

    public static Request get(URI uri) {
        return new Request("GET", uri, null, null, false, false, false);
    }

    /** A GET whose answer is a file. */
    public static Request download(URI uri) {
        return new Request("GET", uri, null, null, false, true, false);
    }

    /** A request that changes something. */
    public static Request change(String method, URI uri, @Nullable Body body) {
        return new Request(method, uri, null, body, true, false, false);
    }

    /** A POST that may be lost or doubled without harm: a login, a renewal. */
    public static Request post(URI uri, Body body) {
        return new Request("POST", uri, null, body, false, false, false);
    }

    public Request authorized(@Nullable String value) {
        return new Request(method, uri, value, body, changes, transfer, direct);
    }

    /** The same request, whose answer may be a redirect. */
    public Request directly() {
        return new Request(method, uri, authorization, body, changes, transfer, true);
    }

    /** Whether the request only reads, and may be repeated. */
    boolean isRead() {
        return method.equals("GET") && !changes;
    }

    /** The same request to another address. */
    Request to(URI other) {
        return new Request(method, other, authorization, body, changes, transfer, direct);
    }

    /** Without the value of the header. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
