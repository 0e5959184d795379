package dev.tickets.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void an_interrupted_thread_writes_the_file_and_stays_interrupted() throws IOException {
        Path file = folder.resolve("draft.json");

        Thread.currentThread().interrupt();
        try {
            AtomicFile.write(file, "text".getBytes(StandardCharsets.UTF_8));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file).hasContent("text");
    }

    @Test
    void interrupts_at_any_moment_keep_no_file_from_being_written() throws Exception {
        Path file = folder.resolve("draft.json");
        byte[] content = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        AtomicReference<IOException> failure = new AtomicReference<>();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 20; i++) {
                    AtomicFile.write(file, content);
                }
            } catch (IOException e) {
                failure.set(e);
            }
        });

        writer.start();
        for (int i = 0; i < 1_000 && writer.isAlive(); i++) {
            writer.interrupt();
            Thread.onSpinWait();
        }
        writer.join();

        assertThat(failure).hasNullValue();
        assertThat(file).hasBinaryContent(content);
        assertThat(folder).as("no temporary file is left").isDirectoryNotContaining(path -> !path.equals(file));
    }
}
