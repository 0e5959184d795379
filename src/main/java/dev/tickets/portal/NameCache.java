package dev.tickets.portal;

import dev.tickets.render.SafeText;
import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.IoReason;
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
    private static final String DEPARTMENTS = "departments";
    private static final String SERVICES = "services";

    private final Path folder;
    private final String origin;
    private final TrustedFiles trust;
    private final Clock clock;
    private final Consumer<String> notices;

    /**
     * The names that are kept in a folder.
     *
     * @param folder of the profile
     * @param origin of its portal: names of another one that the profile had are not shown
     * @param notices hears when the folder cannot be used
     */
    public NameCache(Path folder, String origin, TrustedFiles trust, Clock clock, Consumer<String> notices) {
        this.folder = folder;
        this.origin = origin;
        this.trust = trust;
        this.clock = clock;
        this.notices = notices;
    }

    /** The departments, if they were kept not long ago. */
    public Optional<List<Department>> departments() {
        return isFresh(DEPARTMENTS) ? lastDepartments() : Optional.empty();
    }

    /** The departments as they last were, however long ago. */
    public Optional<List<Department>> lastDepartments() {
        return last(DEPARTMENTS, parts -> new Department(parts[0], parts[1], parts[2]), 3);
    }

    public void keepDepartments(List<Department> departments) {
        List<String> lines = new ArrayList<>();
        departments.forEach(one -> lines.add(line(one.id(), one.name(), one.description())));
        keep(DEPARTMENTS, lines);
    }

    /** The services, if they were kept not long ago. */
    public Optional<List<Service>> services() {
        return isFresh(SERVICES) ? lastServices() : Optional.empty();
    }

    /** The services as they last were, however long ago. */
    public Optional<List<Service>> lastServices() {
        return last(SERVICES, parts -> new Service(parts[0], parts[1], parts[2], parts[3]), 4);
    }

    public void keepServices(List<Service> services) {
        List<String> lines = new ArrayList<>();
        services.forEach(one -> lines.add(line(one.id(), one.name(), one.domain(), one.status())));
        keep(SERVICES, lines);
    }

    private boolean isFresh(String name) {
        try {
            Duration age = Duration.between(
                    Files.getLastModifiedTime(trust.checked(folder.resolve(name)))
                            .toInstant(),
                    clock.instant());
            return !age.isNegative() && age.compareTo(FRESH) <= 0;
        } catch (IOException notKeptYet) {
            return false;
        }
    }

    private <T> Optional<List<T>> last(String name, Function<String[], T> item, int parts) {
        Path file = trust.checked(folder.resolve(name));
        Path of = trust.checked(folder.resolve(ORIGIN));
        try {
            if (!BoundedFile.text(of).equals(origin)) {
                return Optional.empty();
            }
            List<T> items = new ArrayList<>();
            for (String line : BoundedFile.lines(file)) {
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
            notices.accept("cannot read " + file + ": " + IoReason.words(e));
            return Optional.empty();
        }
    }

    private void keep(String name, List<String> lines) {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        try {
            trust.makeFolder(folder);
            AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
            AtomicFile.write(folder.resolve(ORIGIN), origin.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // only the next answer comes slower
            notices.accept("cannot keep names in " + folder + ": " + IoReason.words(e));
        }
    }

    private static String line(String... parts) {
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            line.append(SafeText.line(part)).append('\t');
        }
        line.setLength(line.length() - 1);
        return line.toString();
    }
}
