package dev.tickets.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code multipart/form-data} part by part, in a buffer of fixed size. */
final class MultipartReader {
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private boolean insidePart = true;

    MultipartReader(InputStream in, String contentType) throws Refusal {
        this.in = in;
        String boundary = parameter(contentType, "boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 200) {
            throw Refusal.malformed();
        }
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first boundary has no line end before it; an added line end makes all boundaries alike.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /**
     * The relevant headers of a part.
     *
     * @param fileName as sent, with a path; null for a field
     */
    record Part(String name, @Nullable String fileName) {}

    /** Skips the rest of the current part and reads the headers of the next; empty after the last part. */
    Optional<Part> next() throws IOException {
        copyTo(OutputStream.nullOutputStream());
        String rest = line();
        if (rest.startsWith("--")) {
            return Optional.empty();
        }
        if (!rest.isBlank()) {
            throw Refusal.malformed();
        }
        return Optional.of(headers());
    }

    private Part headers() throws IOException {
        String disposition = "";
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            length += header.length();
            if (length > LONGEST_HEADERS) {
                throw Refusal.malformed();
            }
            if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                disposition = header;
            }
        }
        String name = parameter(disposition, "name");
        if (name == null) {
            throw Refusal.malformed();
        }
        insidePart = true;
        return new Part(name, parameter(disposition, "filename"));
    }

    void copyTo(OutputStream out) throws IOException {
        while (insidePart) {
            int found = find();
            if (found >= 0) {
                out.write(buffer, start, found - start);
                start = found + delimiter.length;
                insidePart = false;
                return;
            }
            int safe = Math.max(start, end - delimiter.length + 1);
            out.write(buffer, start, safe - start);
            start = safe;
            fill();
        }
    }

    private int find() {
        for (int i = start; i <= end - delimiter.length; i++) {
            if (buffer[i] == '\r' && matches(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int at) {
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (start == end) {
                fill();
            }
            byte b = buffer[start++];
            if (b == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(b);
            if (line.size() > LONGEST_HEADERS) {
                throw Refusal.malformed();
            }
        }
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw Refusal.malformed();
        }
        end += read;
    }

    /** {@code value} of {@code ...; name=value} or {@code ...; name="va\"lue"}; null when the header lacks the name. */
    static @Nullable String parameter(String header, String name) {
        int at = header.indexOf(';');
        while (at >= 0) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                return null;
            }
            String key = header.substring(at + 1, equals).trim();
            StringBuilder value = new StringBuilder();
            at = value(header, equals + 1, value);
            if (key.equalsIgnoreCase(name)) {
                return value.toString();
            }
        }
        return null;
    }

    /** Reads a value into the builder; returns the index of the next {@code ;}, or -1. */
    private static int value(String header, int from, StringBuilder value) {
        int at = from;
        if (at < header.length() && header.charAt(at) == '"') {
            for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
                boolean escaped = header.charAt(at) == '\\'
                        && at + 1 < header.length()
                        && (header.charAt(at + 1) == '"' || header.charAt(at + 1) == '\\');
                if (escaped) {
                    at++;
                }
                value.append(header.charAt(at));
            }
            return header.indexOf(';', at);
        }
        int next = header.indexOf(';', at);
        value.append(header.substring(at, next < 0 ? header.length() : next).trim());
        return next;
    }
}
