package dev.tickets.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A line about this machine: name, system, kernel, time. */
public final class HostInfo {
    private final Path root;
    private final Map<String, String> environment;
    private final Clock clock;

    /** @param root the root of the file system, with {@code /etc} and {@code /proc} */
    public HostInfo(Path root, Map<String, String> environment, Clock clock) {
        this.root = root;
        this.environment = environment;
        this.clock = clock;
    }

    /** {@code web1, Debian GNU/Linux 12, kernel 6.1.0, 2026-01-02T03:04:05Z}; unknown parts are left out. */
    public String line() {
        StringBuilder line = new StringBuilder();
        append(line, name());
        append(line, system());
        String kernel = firstLine("proc/sys/kernel/osrelease");
        append(line, kernel.isEmpty() ? "" : "kernel " + kernel);
        append(line, OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
        return line.toString();
    }

    private String name() {
        String kernelName = firstLine("proc/sys/kernel/hostname");
        return kernelName.isEmpty() ? environment.getOrDefault("HOSTNAME", "") : kernelName;
    }

    private String system() {
        for (String line : lines("etc/os-release")) {
            if (line.startsWith("PRETTY_NAME=")) {
                return line.substring("PRETTY_NAME=".length())
                        .replaceAll("[\"']", "")
                        .strip();
            }
        }
        return "";
    }

    private String firstLine(String file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? "" : lines.get(0).strip();
    }

    /** No lines if the file cannot be read: a ticket must not fail because of a missing version. */
    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void append(StringBuilder line, String part) {
        if (!part.isEmpty()) {
            line.append(line.isEmpty() ? "" : ", ").append(part);
        }
    }
}
