package dev.tickets.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tickets.testing.RawPortal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** A portal whose every answer has the same bytes, on connections that stay. */
public final class AnswerBytes implements AutoCloseable {
    private static final String[] STATUS = {
        "200 OK", "201 Created", "400 Bad", "403 No", "404 None", "422 Odd", "429 Slow", "500 Broken", "503 Away"
    };

    private final RawPortal portal = new RawPortal((socket, self) -> {
        InputStream requests = socket.getInputStream();
        while (read(requests)) {
            socket.getOutputStream().write(answer());
        }
    });
    private volatile byte[] answer = {};

    /** From now on answers with these bytes; the first of them chooses the status. */
    public void say(byte[] input) {
        int status = input.length == 0 ? 0 : Math.floorMod(input[0] - '0', STATUS.length);
        int length = Math.max(0, input.length - 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("HTTP/1.1 " + STATUS[status] + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + length + "\r\n\r\n")
                .getBytes(US_ASCII));
        bytes.write(input, input.length - length, length);
        answer = bytes.toByteArray();
    }

    /** Reads a request without a body, in few steps; false at the end of the connection. */
    private static boolean read(InputStream requests) throws IOException {
        byte[] buffer = new byte[1 << 14];
        int length = 0;
        while (length < 4 || buffer[length - 1] != '\n' || buffer[length - 3] != '\n') {
            int count = requests.read(buffer, length, buffer.length - length);
            if (count <= 0) {
                return false;
            }
            length += count;
        }
        return true;
    }

    private byte[] answer() {
        return answer;
    }

    public URI uri() {
        return portal.uri();
    }

    @Override
    public void close() {
        portal.close();
    }
}
