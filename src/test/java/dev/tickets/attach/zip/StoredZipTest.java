package dev.tickets.attach.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredZipTest {
    @TempDir
    Path folder;

    @Test
    void nothing_is_written_before_there_is_somebody_to_close_it() throws IOException {
        Path file = folder.resolve("a.zip");

        try (StoredZip zip = new StoredZip(file, "a.txt", Instant.EPOCH, ZoneOffset.UTC, 5)) {
            assertThat(file).isEmptyFile();
            zip.write("hello".getBytes(UTF_8));
        }

        try (ZipFile whole = new ZipFile(file.toFile())) {
            assertThat(whole.getInputStream(whole.getEntry("a.txt"))).hasContent("hello");
        }
    }
}
