package dev.tickets.portal.http;

import dev.tickets.state.SystemRandom;
import dev.tickets.ticket.ReadyAttachment;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.FormBodyPartBuilder;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Fields and files as {@code multipart/form-data} (RFC 7578), file names in UTF-8 as browsers send them. */
public final class MultipartBody implements Body {
    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private final HttpEntity entity;
    private final String log;

    /** @param fileField name of the field that every file goes by */
    public MultipartBody(Map<String, String> fields, String fileField, List<ReadyAttachment> files) {
        MultipartEntityBuilder builder = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setBoundary(boundary())
                .setCharset(StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder();
        fields.forEach((name, value) -> {
            builder.addTextBody(name, value, TEXT);
            shown.append(name).append('=').append(value).append('\n');
        });
        for (ReadyAttachment file : files) {
            builder.addPart(FormBodyPartBuilder.create(fileField, new FilePart(file))
                    .setField("Content-Disposition", disposition(fileField, file.name()))
                    .build());
            shown.append(fileField)
                    .append("=@")
                    .append(file.name())
                    .append(", ")
                    .append(file.size())
                    .append(" bytes\n");
        }
        this.entity = builder.build();
        this.log = shown.toString();
    }

    /**
     * A text that no file contains, not even a hostile file. HttpClient's own boundary needs
     * {@link java.security.SecureRandom}.
     */
    private static String boundary() {
        SystemRandom random = new SystemRandom();
        return "tickets-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }

    // By hand: HttpClient adds a filename* beside names beyond ASCII, which RFC 7578 forbids and firewalls refuse.
    private static String disposition(String field, String name) {
        String quoted = name.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
        return "form-data; name=\"" + field + "\"; filename=\"" + quoted + "\"";
    }

    @Override
    public String contentType() {
        return entity.getContentType();
    }

    @Override
    public long length() {
        return entity.getContentLength();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        // HttpClient writes the head of a part in a dozen pieces
        OutputStream steps = new BufferedOutputStream(new AdaptiveChunks(out));
        entity.writeTo(steps);
        steps.flush();
    }

    @Override
    public boolean isTransfer() {
        return true;
    }

    @Override
    public String forLog() {
        return log;
    }

    private static final class FilePart extends AbstractContentBody {
        private final ReadyAttachment file;

        FilePart(ReadyAttachment file) {
            super(ContentType.APPLICATION_OCTET_STREAM);
            this.file = file;
        }

        @Override
        public String getFilename() {
            return file.name();
        }

        @Override
        public long getContentLength() {
            return file.size();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            FileBytes.copy(file, out);
        }
    }
}
