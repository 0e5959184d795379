package dev.tickets.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A line about the machine that a ticket is filed from: name, system, kernel, time. */
public final class HostInfo {
    private final Path root;
    private final Map<String, String> environment;
    private final Clock clock;

    /** @param root of the file system that {@code /etc} and {@code /proc} are read from */
    public HostInfo(Path root, Map<String, String> environment, Clock clock) {
        this.root = root;
        this.environment = environment;
        this.clock = clock;
    }

    /** {@code web1, Debian GNU/Linux 12, kernel 6.1.0, 2026-01-02T03:04:05Z}; what is not known is left out. */
    public String line() throws IOException {
        StringBuilder line = new StringBuilder();
        append(line, name());
        append(line, system());
        String kernel = firstLine("proc/sys/kernel/osrelease");
        append(line, kernel.isEmpty() ? "" : "kernel " + kernel);
        append(line, OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
        return line.toString();
    }

    private String name() throws IOException {
        String kernelName = firstLine("proc/sys/kernel/hostname");
        return kernelName.isEmpty() ? environment.getOrDefault("HOSTNAME", "") : kernelName;
    }

    private String system() throws IOException {
        Path release = root.resolve("etc/os-release");
        if (!Files.isReadable(release)) {
            return "";
        }
        Properties fields = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            fields.load(reader);
        }
        return fields.getProperty("PRETTY_NAME", "").replace("\"", "");
    }

    private String firstLine(String file) throws IOException {
        Path path = root.resolve(file);
        if (!Files.isReadable(path)) {
            return "";
        }
        List<String> lines = Files.readAllLines(path);
        return lines.isEmpty() ? "" : lines.get(0).strip();
    }

    private static void append(StringBuilder line, String part) {
        if (!part.isEmpty()) {
            line.append(line.isEmpty() ? "" : ", ").append(part);
        }
    }
}
