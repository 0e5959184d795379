package dev.tickets.portal;

import dev.tickets.config.AtomicFile;
import dev.tickets.render.SafeText;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Departments and services of a profile as they last were: plain files of lines {@code id<TAB>name<TAB>…}, so that a
 * shell can read them too. What stands in them is safe for a terminal.
 */
public final class NameCache {
    /** How long a list counts as fresh. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final String ORIGIN = "origin";

    private final Path folder;
    private final String origin;
    private final Clock clock;
    private final Consumer<String> notices;

    /**
     * The names that are kept in a folder.
     *
     * @param folder of the profile
     * @param origin of its portal: names of another one that the profile had are not shown
     * @param notices hears when the folder cannot be used
     */
    public NameCache(Path folder, String origin, Clock clock, Consumer<String> notices) {
        this.folder = folder;
        this.origin = origin;
        this.clock = clock;
        this.notices = notices;
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
            boolean ours = Files.readString(folder.resolve(ORIGIN)).equals(origin);
            if (!ours || age.isNegative() || age.compareTo(FRESH) > 0) {
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
            notices.accept("cannot read " + file + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void keep(String name, List<String> lines) {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        try {
            AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
            AtomicFile.write(folder.resolve(ORIGIN), origin.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // only the next answer comes slower
            notices.accept("cannot keep names in " + folder + ": " + e.getMessage());
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
