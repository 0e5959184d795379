package dev.tickets.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Files below /proc and /sys: the kernel writes them while they are read, and before that tells no true length. */
final class ProcFile {
    private static final Set<String> FILE_SYSTEMS =
            Set.of("proc", "sysfs", "debugfs", "tracefs", "securityfs", "configfs", "cgroup", "cgroup2");

    /** What /sys says of each of its files; /proc says 0. */
    private static final long PAGE = 4096;

    private ProcFile() {}

    /** Whether it is one; asked of the system only where the size leaves it open. */
    static boolean is(Path file, long size) throws IOException {
        return (size == 0 || size == PAGE)
                && FILE_SYSTEMS.contains(Files.getFileStore(file).type());
    }
}
