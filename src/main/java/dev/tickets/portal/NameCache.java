package dev.tickets.portal;

import dev.tickets.config.AtomicFile;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Departments and services of a profile as they last were: plain files of lines {@code id<TAB>name<TAB>…}, so that a
 * shell can read them too. What stands in them is safe for a terminal.
 */
public final class NameCache {
    /** How long a list counts as fresh. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Path folder;
    private final Clock clock;

    /** @param folder of the profile */
    public NameCache(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The departments, if they were kept not long ago. */
    public Optional<List<Department>> departments() {
        return fresh("departments", parts -> new Department(parts[0], parts[1], parts[2]), 3);
    }

    public void keepDepartments(List<Department> departments) {
        List<String> lines = new ArrayList<>();
        departments.forEach(one -> lines.add(line(one.id(), one.name(), one.description())));
        keep("departments", lines);
    }

    /** The services, if they were kept not long ago. */
    public Optional<List<Service>> services() {
        return fresh("services", parts -> new Service(parts[0], parts[1], parts[2], parts[3]), 4);
    }

    public void keepServices(List<Service> services) {
        List<String> lines = new ArrayList<>();
        services.forEach(one -> lines.add(line(one.id(), one.name(), one.domain(), one.status())));
        keep("services", lines);
    }

    private <T> Optional<List<T>> fresh(String name, Function<String[], T> item, int parts) {
        Path file = folder.resolve(name);
        try {
            Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
            if (age.isNegative() || age.compareTo(FRESH) > 0) {
                return Optional.empty();
            }
            List<T> items = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split("\t", -1);
                if (fields.length != parts) {
                    return Optional.empty();
                }
                items.add(item.apply(fields));
            }
            return Optional.of(items);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void keep(String name, List<String> lines) {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        try {
            AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + folder, e);
        }
    }

    private static String line(String... parts) {
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            line.append(line.isEmpty() ? "" : "\t").append(SafeText.line(part).replace('\t', ' '));
        }
        return line.toString();
    }
}
