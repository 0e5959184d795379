package dev.tickets.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Requests to the practice portal with files. */
public final class MultipartFuzz {
    private MultipartFuzz() {}

    /** The first line of the input is the content type, the rest the body. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        String all = new String(input, ISO_8859_1);
        int line = all.indexOf('\n');
        String type = line < 0 ? "multipart/form-data; boundary=x" : all.substring(0, line);
        byte[] body = all.substring(line + 1).getBytes(ISO_8859_1);
        long bytes = 0;
        int parts = 0;
        try {
            MultipartReader reader = new MultipartReader(new ByteArrayInputStream(body), type);
            for (Optional<MultipartReader.Part> part = reader.next(); part.isPresent(); part = reader.next()) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                if (parts % 3 != 2) {
                    reader.copyTo(content);
                }
                bytes += content.size();
                parts++;
                assertThat(part.get().name()).isNotNull();
            }
        } catch (Refusal refused) {
            assertThat(refused.status()).isBetween(400, 499);
        }
        assertThat(bytes).as("bytes of all parts").isLessThanOrEqualTo(body.length);
        assertThat(parts).isLessThanOrEqualTo(body.length);
    }
}
