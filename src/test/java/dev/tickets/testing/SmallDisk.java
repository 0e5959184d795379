package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system in memory that is as small as a test wants it. Only root may mount one: elsewhere the test is skipped
 * with a notice, or fails with {@code -Dtickets.require.tools=true}.
 */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one on that folder, which is made where it is missing.
     *
     * @param limit as tmpfs(5) has it: {@code size=BYTES}, {@code nr_inodes=COUNT}
     */
    public static SmallDisk mount(Path folder, String limit) throws IOException {
        Files.createDirectories(folder);
        RequiredTool mount = RequiredTool.named("mount");
        ProgramRun run = ProgramRun.of(
                folder, List.of(mount.toString(), "-t", "tmpfs", "-o", limit, "tmpfs", folder.toString()));
        if (run.exitCode() != 0) {
            String notice =
                    "needs the right to mount a file system: " + run.err().strip();
            return Boolean.getBoolean("tickets.require.tools") ? fail(notice) : abort(notice);
        }
        return new SmallDisk(folder);
    }

    /** From now on it has this limit. */
    public void grow(String limit) {
        run("mount", "-o", "remount," + limit, folder.toString());
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private static void run(String... command) {
        ProgramRun run = ProgramRun.of(Path.of("/"), List.of(command));
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }
}
