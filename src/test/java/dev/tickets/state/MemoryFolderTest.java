package dev.tickets.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryFolderTest {
    @TempDir
    Path folder;

    private Path shared;
    private MemoryFolder memory;

    @BeforeEach
    void all_share_a_folder() throws IOException {
        shared = Files.createDirectory(folder.resolve("shm"));
        memory = new MemoryFolder(shared, path -> true);
    }

    private Path ours() throws IOException {
        return shared.resolve("tickets-" + Files.getOwner(shared).getName());
    }

    @Test
    void is_made_once_for_this_user_alone() throws IOException {
        assertThat(memory.known(Map.of())).isEmpty();
        assertThat(memory.in(Map.of())).contains(ours());
        assertThat(Files.getPosixFilePermissions(ours())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(memory.in(Map.of())).contains(ours());
        assertThat(memory.known(Map.of())).contains(ours());
        assertThat(shared)
                .isDirectoryNotContaining(file -> !file.equals(shared.resolve(file.getFileName()))
                        || file.getFileName().toString().startsWith("."));
    }

    @Test
    void is_not_what_others_may_enter_nor_what_leads_elsewhere() throws IOException {
        Files.createDirectory(ours());
        Files.setPosixFilePermissions(ours(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(memory.in(Map.of())).isEmpty();

        Files.delete(ours());
        Files.createSymbolicLink(ours(), Files.createDirectory(folder.resolve("elsewhere"), AtomicFile.FOLDER));
        assertThat(memory.in(Map.of())).isEmpty();

        Files.delete(ours());
        Files.createFile(ours());
        assertThat(memory.in(Map.of())).isEmpty();
    }

    @Test
    void is_nowhere_on_a_disk() {
        assertThat(new MemoryFolder(shared, path -> false).in(Map.of())).isEmpty();
        assertThat(new MemoryFolder(folder.resolve("not there"), path -> true).in(Map.of()))
                .isEmpty();
        assertThat(new MemoryFolder(Path.of("/proc")).in(Map.of())).isEmpty();
    }

    @Test
    void is_that_of_the_session_where_there_is_one() throws IOException {
        Path session = Files.createDirectory(folder.resolve("1000"), AtomicFile.FOLDER);

        assertThat(memory.in(Map.of("XDG_RUNTIME_DIR", session.toString()))).contains(session.resolve("tickets"));
        assertThat(memory.in(Map.of("XDG_RUNTIME_DIR", "relative"))).contains(ours());

        Files.setPosixFilePermissions(session, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(memory.in(Map.of("XDG_RUNTIME_DIR", session.toString()))).contains(ours());
    }
}
