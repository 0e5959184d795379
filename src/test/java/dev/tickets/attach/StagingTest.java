package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Room for temporary files: made when it is needed, gone when the run has ended, whatever became of it. */
class StagingTest {
    @TempDir
    Path folder;

    private Path parent() {
        return folder.resolve("state/staging");
    }

    private Path room(String name) throws IOException {
        Path room = Files.createDirectories(parent().resolve(name));
        Files.writeString(room.resolve("file-1"), "half an archive");
        return room;
    }

    private static void age(Path room, Duration age) throws IOException {
        Files.setLastModifiedTime(room, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void nothing_is_made_before_it_is_needed() {
        new Staging(parent(), new TrustedFiles()).close();

        assertThat(parent()).doesNotExist();
    }

    @Test
    void only_this_user_may_look_into_it() throws IOException {
        try (Staging staging = new Staging(parent(), new TrustedFiles())) {
            Path file = staging.newFile();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling("."))))
                    .isEqualTo("rwx------");
            assertThat(file.resolveSibling("lock")).exists();
        }
        assertThat(parent()).isEmptyDirectory();
    }

    @Test
    void a_room_without_a_lock_is_left_to_whoever_is_making_it_unless_it_is_old() throws IOException {
        Path fresh = room("run-fresh");
        Path old = room("run-old");
        age(old, Duration.ofHours(1));

        try (Staging staging = new Staging(parent(), new TrustedFiles())) {
            staging.newFile();
        }

        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void a_room_whose_lock_is_still_being_taken_is_not_taken_for_abandoned() throws IOException {
        Path making = room("run-making");
        Files.createFile(making.resolve("lock.new"));

        try (Staging staging = new Staging(parent(), new TrustedFiles())) {
            staging.newFile();
        }

        assertThat(making).exists();
    }

    @Test
    void a_command_that_outlives_its_run_gets_no_more_room() throws IOException {
        Staging staging = new Staging(parent(), new TrustedFiles());
        Files.write(staging.newFile(), "x".getBytes(UTF_8));
        staging.close();

        assertThatThrownBy(staging::newFile)
                .isInstanceOf(TicketsException.class)
                .hasMessage("the run has ended");
        assertThat(parent()).isEmptyDirectory();
    }

    @Test
    void too_little_space_is_said_before_it_runs_out() {
        try (Staging staging = new Staging(parent(), new TrustedFiles())) {
            assertThatThrownBy(() -> staging.require(Long.MAX_VALUE))
                    .isInstanceOfSatisfying(TicketsException.class, e -> {
                        assertThat(e.getMessage())
                                .startsWith("not enough space in " + parent() + ": ")
                                .contains(Long.MAX_VALUE + " bytes needed");
                        assertThat(e.hint()).isEqualTo("free space in that folder, or attach less");
                    });
        }
    }

    @Test
    void a_state_folder_that_is_a_file_is_said() throws IOException {
        Files.writeString(folder.resolve("state"), "");

        try (Staging staging = new Staging(parent(), new TrustedFiles())) {
            assertThatThrownBy(staging::newFile).hasMessageStartingWith("cannot keep temporary files in " + parent());
        }
    }
}
