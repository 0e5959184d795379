package dev.tickets.state.portals;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last known names of a portal's departments and services: a plain file for each list, of lines
 * {@code id<TAB>name<TAB>…}, so that a shell can read them too.
 */
public final class NameStore {
    /** How long a list counts as fresh. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final String ORIGIN = "origin";

    private final Path folder;
    private final String origin;
    private final TrustedFiles trust;
    private final Clock clock;
    private final Consumer<String> notices;

    /**
     * The names that are kept in a folder.
     *
     * @param folder of the profile
     * @param origin of the portal: names of an earlier portal of the profile are not shown
     * @param notices hears when the folder cannot be used
     */
    public NameStore(Path folder, String origin, TrustedFiles trust, Clock clock, Consumer<String> notices) {
        this.folder = folder;
        this.origin = origin;
        this.trust = trust;
        this.clock = clock;
        this.notices = notices;
    }

    /** Whether the list was kept not long ago. */
    public boolean isFresh(String list) {
        try {
            Duration age = Duration.between(
                    Files.getLastModifiedTime(trust.checked(folder.resolve(list)))
                            .toInstant(),
                    clock.instant());
            return !age.isNegative() && age.compareTo(FRESH) <= 0;
        } catch (IOException notKeptYet) {
            return false;
        }
    }

    /** The rows of the list as they last were, however long ago; null when they are not known. */
    public @Nullable List<String[]> last(String list, int columns) {
        Path file = trust.checked(folder.resolve(list));
        Path of = trust.checked(folder.resolve(ORIGIN));
        try {
            if (!BoundedFile.text(of).equals(origin)) {
                return null;
            }
            List<String[]> rows = new ArrayList<>();
            for (String line : BoundedFile.lines(file)) {
                String[] row = line.split("\t", -1);
                if (row.length != columns) {
                    return null;
                }
                rows.add(row);
            }
            return rows;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            notices.accept("cannot read " + file + ": " + IoReason.words(e));
            return null;
        }
    }

    /** Keeps the lines of a list. */
    public void keep(String list, List<String> lines) {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        try {
            trust.makeFolder(folder);
            AtomicFile.write(folder.resolve(list), text.getBytes(StandardCharsets.UTF_8));
            AtomicFile.write(folder.resolve(ORIGIN), origin.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // only the next answer comes slower
            notices.accept("cannot save names in " + folder + ": " + IoReason.words(e));
        }
    }
}
