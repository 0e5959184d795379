package dev.tickets.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much room archives ask for. */
class ArchiverTest {
    @TempDir
    Path folder;

    @Test
    void a_part_needs_no_more_room_than_what_is_left_to_pack() throws IOException {
        Path log = Files.writeString(folder.resolve("app.log"), "the last lines\n");
        AttachmentSource.Inner file = new AttachmentSource.Inner("app.log", log, Files.size(log), Instant.EPOCH);
        // more than any disk has
        long limit = Long.MAX_VALUE;

        try (Staging staging = new Staging(folder.resolve("staging"), new TrustedFiles());
                Archiver archiver = new Archiver(staging, 6, Clock.systemUTC(), Progress.Display.NONE)) {
            assertThat(archiver.split(file, limit)).hasSize(1);
        }
    }
}
