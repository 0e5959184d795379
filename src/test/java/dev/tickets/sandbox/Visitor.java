package dev.tickets.sandbox;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Somebody who speaks plain HTTP with the portal, sharing no code with the real client. */
final class Visitor {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String authorization;

    private Visitor(URI address, String authorization) {
        this.address = address;
        this.authorization = authorization;
    }

    /** Comes without any login. */
    static Visitor of(SandboxPortal portal) {
        return new Visitor(portal.address(), "");
    }

    /** Comes with the token of this run. */
    static Visitor admitted(SandboxPortal portal) {
        return of(portal).bearer(portal.token());
    }

    Visitor bearer(String token) {
        return new Visitor(address, "Bearer " + token);
    }

    Visitor basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Visitor(address, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    Visitor authorization(String header) {
        return new Visitor(address, header);
    }

    /** What came back. */
    static final class Reply {
        private final HttpResponse<byte[]> response;

        private Reply(HttpResponse<byte[]> response) {
            this.response = response;
        }

        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        Map<String, Object> json() throws IOException {
            return JSON.std.mapFrom(text());
        }

        /** What the document has under that name; it must have something there. */
        Object value(String name) throws IOException {
            return Objects.requireNonNull(json().get(name), name);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> object(String name) throws IOException {
            return (Map<String, Object>) value(name);
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> list(String name) throws IOException {
            return (List<Map<String, Object>>) value(name);
        }

        Object errors() throws IOException {
            return value("error");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Reply get(String path) throws Exception {
        return send("GET", path, "", new byte[0]);
    }

    Reply put(String path) throws Exception {
        return send("PUT", path, "", new byte[0]);
    }

    Reply post(String path) throws Exception {
        return send("POST", path, "", new byte[0]);
    }

    Reply postJson(String path, Map<String, ?> document) throws Exception {
        return send("POST", path, "application/json", JSON.std.asBytes(document));
    }

    Reply postForm(String path, String form) throws Exception {
        return send("POST", path, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }

    /** A part of a form: a field, or a file when it has a file name. */
    static final class Part {
        private final String disposition;
        private final byte[] content;

        private Part(String disposition, byte[] content) {
            this.disposition = disposition;
            this.content = content;
        }

        static Part field(String name, String value) {
            return new Part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        }

        static Part file(String fileName, byte[] content) {
            return new Part("name=\"attachments[]\"; filename=\"" + fileName + "\"", content);
        }
    }

    Reply postMultipart(String path, Part... parts) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String head = "--limit\r\nContent-Disposition: form-data; " + part.disposition + "\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return send("POST", path, "multipart/form-data; boundary=limit", body.toByteArray());
    }

    Reply send(String method, String path, String contentType, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return new Reply(http.send(request.build(), BodyHandlers.ofByteArray()));
    }

    /** Files a ticket and tells its number. */
    String file(String subject, String body) throws Exception {
        Reply created = postJson("/api/tickets", Map.of("dept_id", 1, "subject", subject, "body", body));
        return String.valueOf(created.object("ticket").get("ticket_number"));
    }

    Map<String, Object> ticket(String number) throws Exception {
        return get("/api/tickets/" + number).object("ticket");
    }
}
