package dev.tickets.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Files below /proc and /sys: the kernel writes them during reading, so their length is unknown before. */
final class ProcFile {
    private static final Set<String> FILE_SYSTEMS =
            Set.of("proc", "sysfs", "debugfs", "tracefs", "securityfs", "configfs", "cgroup", "cgroup2");

    /** The size that /sys reports for each file; /proc reports 0. */
    private static final long PAGE = 4096;

    private ProcFile() {}

    /** Asks for the file system only when the size allows both. */
    static boolean is(Path file, long size) throws IOException {
        return (size == 0 || size == PAGE)
                && FILE_SYSTEMS.contains(Files.getFileStore(file).type());
    }
}
