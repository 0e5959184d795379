package dev.tickets.portal.hostbill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tickets.portal.http.AdaptiveChunks;
import dev.tickets.portal.http.Body;
import dev.tickets.portal.http.FileBytes;
import dev.tickets.ticket.ReadyAttachment;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields and files as one JSON object, {@code attachments} an object from file name to base64. The text between the
 * files is made beforehand, so that the length is known; the files stream.
 */
final class JsonUploadBody implements Body {
    private final List<byte[]> between;
    private final List<ReadyAttachment> files;
    private final String log;

    JsonUploadBody(Map<String, ?> fields, List<ReadyAttachment> files) {
        this.files = List.copyOf(files);
        try {
            this.between = frame(fields, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.log = String.valueOf(fields) + " and " + files.size() + " files as base64";
    }

    /** The JSON, cut where each file's base64 belongs: one piece more than there are files. */
    private static List<byte[]> frame(Map<String, ?> fields, List<ReadyAttachment> files) throws IOException {
        List<byte[]> pieces = new ArrayList<>();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(piece)) {
            json.writeStartObject();
            for (Map.Entry<String, ?> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), String.valueOf(field.getValue()));
            }
            json.writeObjectFieldStart("attachments");
            for (ReadyAttachment file : files) {
                json.writeFieldName(file.name());
                json.writeRawValue("\"");
                json.flush();
                pieces.add(piece.toByteArray());
                piece.reset();
                json.writeRaw('"');
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        pieces.add(piece.toByteArray());
        return pieces;
    }

    @Override
    public String contentType() {
        return "application/json; charset=UTF-8";
    }

    @Override
    public long length() {
        long length = 0;
        for (byte[] piece : between) {
            length += piece.length;
        }
        for (ReadyAttachment file : files) {
            length += (file.size() + 2) / 3 * 4;
        }
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        OutputStream steps = new BufferedOutputStream(new AdaptiveChunks(out), AdaptiveChunks.LONGEST);
        for (int i = 0; i < files.size(); i++) {
            steps.write(between.get(i));
            try (OutputStream base64 = new Base64Stream(steps)) {
                FileBytes.copy(files.get(i), base64);
            }
        }
        steps.write(between.get(files.size()));
        steps.flush();
    }

    @Override
    public boolean isTransfer() {
        return true;
    }

    @Override
    public @Nullable String forLog() {
        return log;
    }

    /**
     * Writes base64 of what is written to it. The JDK's own stream encodes byte by byte; whole blocks go through the
     * processor's vector instructions, several times as fast. Java takes to those after a number of calls, not of bytes
     * (the start script asks for a small one), so the blocks are small, too.
     */
    private static final class Base64Stream extends OutputStream {
        /** A multiple of 3, so that a block needs no padding. */
        private static final int BLOCK = 6 << 10;

        private final OutputStream out;
        private final byte[] block = new byte[BLOCK];
        private final byte[] encoded = new byte[BLOCK / 3 * 4];
        private int filled;

        /** @param out stays open when this is closed */
        Base64Stream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int written = 0;
            while (written < length) {
                int part = Math.min(BLOCK - filled, length - written);
                System.arraycopy(bytes, offset + written, block, filled, part);
                filled += part;
                written += part;
                if (filled == BLOCK) {
                    out.write(encoded, 0, Base64.getEncoder().encode(block, encoded));
                    filled = 0;
                }
            }
        }

        /** Writes the last letters. */
        @Override
        public void close() throws IOException {
            out.write(Base64.getEncoder().encode(Arrays.copyOf(block, filled)));
            filled = 0;
        }
    }
}
