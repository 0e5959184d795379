package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;

/** A request or an answer of HTTP as bytes. */
final class RawMessage {
    private final String head;
    private final byte[] body;

    /** @param head with the empty line at its end, a character for each byte */
    RawMessage(String head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /** An answer of our own. */
    static RawMessage answer(int status, String header, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return new RawMessage(
                "HTTP/1.1 " + status + " Made up\r\n" + header + "Content-Length: " + bytes.length + "\r\n\r\n", bytes);
    }

    /** The head alone; empty when the connection has ended. */
    static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.write(c);
            last = (last << 8) | c;
            if (last == ('\r' << 24 | '\n' << 16 | '\r' << 8 | '\n')) {
                return head.toString(ISO_8859_1);
            }
        }
        return "";
    }

    /** An answer read to the end of its connection, made fit for a connection that goes on. */
    static RawMessage readAnswer(InputStream in) throws IOException {
        String head = readHead(in);
        byte[] rest = in.readAllBytes();
        return new RawMessage(head.replaceAll("(?i)\r\nConnection: [^\r]*", ""), rest);
    }

    /** How long the body is that belongs to a head. */
    static int bodyLength(String head) {
        for (String line : head.split("\r\n", -1)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("transfer-encoding:")) {
                throw new IllegalStateException("the program says how long its bodies are: " + line);
            }
            if (lower.startsWith("content-length:")) {
                return Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
        }
        return 0;
    }

    /** The same request for a connection of its own. */
    RawMessage alone() {
        String without = head.replaceAll("(?i)\r\nConnection: [^\r]*", "");
        return new RawMessage(without.substring(0, without.length() - 2) + "Connection: close\r\n\r\n", body);
    }

    byte[] body() {
        return body.clone();
    }

    boolean isJson() {
        return head.toLowerCase(Locale.ROOT).contains("\r\ncontent-type: application/json");
    }

    /** The same request with another body. */
    RawMessage with(byte[] other) {
        return new RawMessage(
                head.replaceAll("(?i)\r\nContent-Length: [^\r]*", "\r\nContent-Length: " + other.length), other);
    }

    byte[] bytes() {
        byte[] start = head.getBytes(ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes());
        out.flush();
    }

    /** {@code POST /api/tickets}: the first line of a request without the protocol. */
    static String line(String head) {
        return head.substring(0, head.indexOf(" HTTP"));
    }
}
