package dev.tickets.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.tickets.sandbox.MultipartReader.Part;
import dev.tickets.sandbox.SandboxOptions.Feature;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the three forms of submissions: JSON, form and multipart. Text is held in memory up to a limit, attachments are
 * not.
 */
final class SubmissionReader {
    private static final int LONGEST_TEXT = 4 * 1024 * 1024;

    private final SandboxOptions options;
    private final AttachmentFiles files;

    SubmissionReader(SandboxOptions options, AttachmentFiles files) {
        this.options = options;
        this.files = files;
    }

    /** Reads the whole body; an unreadable body is a {@link Refusal}. */
    Submission read(Request request) throws IOException {
        request.body().checkLength();
        Submission submission = new Submission(files);
        boolean read = false;
        try {
            switch (request.mediaType()) {
                case "application/json" -> readJson(request.body(), submission);
                case "application/x-www-form-urlencoded" -> readForm(request.body(), submission);
                case "multipart/form-data" -> readMultipart(request, submission);
                default -> requireEmpty(request.body());
            }
            read = true;
            return submission;
        } finally {
            if (!read) {
                submission.close();
            }
        }
    }

    private static void requireEmpty(InputStream body) throws IOException {
        if (body.read() >= 0) {
            throw new Refusal(415, "unsupported_mediatype");
        }
    }

    private static void readForm(InputStream body, Submission submission) throws IOException {
        String form = text(body::transferTo);
        if (form.isEmpty()) {
            return;
        }
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            submission.field(Request.decoded(name), Request.decoded(value));
        }
    }

    private void readMultipart(Request request, Submission submission) throws IOException {
        String contentType = request.header("Content-Type");
        MultipartReader reader = new MultipartReader(request.body(), contentType == null ? "" : contentType);
        for (Optional<Part> next = reader.next(); next.isPresent(); next = reader.next()) {
            Part part = next.get();
            String fileName = part.fileName();
            if (fileName == null) {
                submission.field(part.name(), text(reader::copyTo));
            } else if (isAttachment(part.name(), fileName)) {
                submission.file(fileName, reader::copyTo);
            }
        }
    }

    /** The empty file input of a form has no file name. */
    private boolean isAttachment(String field, String fileName) {
        return options.features().contains(Feature.MULTIPART_ATTACHMENTS)
                && (field.equals("attachments") || field.startsWith("attachments["))
                && !fileName.isEmpty();
    }

    private void readJson(InputStream body, Submission submission) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                .build();
        try (JsonParser json = factory.createParser(body)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                return;
            }
            if (first != JsonToken.START_OBJECT) {
                throw Refusal.malformed();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                readValue(json, submission);
            }
            if (json.nextToken() != null) {
                throw Refusal.malformed();
            }
        } catch (StreamConstraintsException e) {
            throw new Refusal(413, "content_toolarge");
        } catch (JsonProcessingException | CharConversionException e) {
            throw Refusal.malformed();
        }
    }

    private void readValue(JsonParser json, Submission submission) throws IOException {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_OBJECT && name.equals("attachments")) {
            readAttachments(json, submission);
        } else if (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE) {
            submission.field(name, value == JsonToken.VALUE_TRUE ? "1" : "0");
        } else if (value != null && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            submission.field(name, json.getText());
        } else {
            json.skipChildren();
        }
    }

    /** {@code {"name": "base64", ...}}; other values are skipped. */
    private void readAttachments(JsonParser json, Submission submission) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean text = json.nextToken() == JsonToken.VALUE_STRING;
            if (text && options.features().contains(Feature.JSON_ATTACHMENTS)) {
                submission.file(name, out -> decode(json, out));
            } else if (text) {
                decode(json, OutputStream.nullOutputStream());
            } else {
                json.skipChildren();
            }
        }
    }

    private static void decode(JsonParser json, OutputStream out) throws IOException {
        try {
            json.readBinaryValue(out);
        } catch (IllegalArgumentException noBase64) {
            throw Refusal.malformed();
        }
    }

    private static String text(AttachmentFiles.Source source) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                // One write beyond the limit suffices for the check below; the rest is dropped.
                if (count <= LONGEST_TEXT) {
                    super.write(bytes, offset, length);
                }
            }
        };
        source.copyTo(text);
        if (text.size() > LONGEST_TEXT) {
            throw new Refusal(413, "content_toolarge");
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
