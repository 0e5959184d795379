package dev.tickets.state.portals;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
 * What is known of a profile's portal by name: departments, services, statuses, tickets, CC addresses. A plain file for
 * each list, of lines {@code id<TAB>name<TAB>…}, which completion in a shell reads too.
 */
public final class NameStore {
    /** How long a list counts as fresh. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final String ORIGIN = "origin";
    /** The lists that name what a person did: recent tickets and the CC addresses used before. */
    static final String TICKETS = "tickets";

    static final String CC = "cc";
    private static final List<String> PERSONAL = List.of(TICKETS, CC);
    private static final List<String> ALL = List.of("departments", "services", "statuses", TICKETS, CC);

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
                    Files.getLastModifiedTime(trust.checkedIfOpen(folder.resolve(list)))
                            .toInstant(),
                    clock.instant());
            return !age.isNegative() && age.compareTo(FRESH) <= 0;
        } catch (IOException notKeptYet) {
            return false;
        }
    }

    /** The rows of the list as they last were, however long ago; null when they are not known. */
    public @Nullable List<String[]> last(String list, int columns) {
        Path file = trust.checkedIfOpen(folder.resolve(list));
        Path of = trust.checkedIfOpen(folder.resolve(ORIGIN));
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
            notices.accept("cannot read " + file + ": " + IoReason.notice(file, e));
            return null;
        }
    }

    /** Keeps the lines of a list, and deletes all lists of an earlier portal. */
    public void keep(String list, List<String> lines) {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        try {
            trust.makeFolder(folder);
            if (!isOfThisPortal()) {
                delete(folder, ALL);
                AtomicFile.writeCache(folder.resolve(ORIGIN), origin.getBytes(StandardCharsets.UTF_8));
            }
            AtomicFile.writeCache(folder.resolve(list), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // only the next answer comes slower
            notices.accept("cannot save names in " + folder + ": " + IoReason.notice(folder, e));
        }
    }

    private boolean isOfThisPortal() throws IOException {
        try {
            return BoundedFile.text(trust.checkedIfOpen(folder.resolve(ORIGIN))).equals(origin);
        } catch (NoSuchFileException | CharacterCodingException unknown) {
            return false;
        }
    }

    /** Deletes a list. */
    void forget(String list) {
        try {
            delete(folder, List.of(list));
        } catch (IOException e) {
            notices.accept("cannot delete " + folder.resolve(list) + ": " + IoReason.notice(folder, e));
        }
    }

    /**
     * Deletes the recent tickets and the CC addresses of a profile whose account changes.
     *
     * @param folder of the profile
     */
    public static void forgetPersonal(Path folder) throws IOException {
        delete(folder, PERSONAL);
    }

    private static void delete(Path folder, List<String> lists) throws IOException {
        for (String list : lists) {
            Files.deleteIfExists(folder.resolve(list));
        }
    }
}
