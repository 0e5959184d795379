package dev.tickets.compose;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The subjects of the last tickets written at the terminal, for reuse. */
public final class SubjectHistory {
    private static final int KEPT = 50;

    private final Path file;
    private final Consumer<String> notices;

    /**
     * @param file one subject per line, the latest last
     * @param notices receives problems with the file, which never stop a ticket
     * @throws dev.tickets.ticket.TicketsException (usage) when another user can change the file
     */
    public SubjectHistory(Path file, TrustedFiles trust, Consumer<String> notices) {
        this.file = trust.checked(file);
        this.notices = notices;
    }

    /** The subjects, the latest last. */
    public List<String> subjects() {
        try {
            return BoundedFile.lines(file);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            notices.accept("cannot read earlier subjects in " + file + ": " + IoReason.notice(file, e));
            return List.of();
        }
    }

    /** Adds a subject as the latest. */
    public void add(String subject) {
        List<String> subjects = new ArrayList<>(subjects());
        subjects.removeIf(subject::equals);
        subjects.add(subject);
        List<String> latest = subjects.subList(Math.max(0, subjects.size() - KEPT), subjects.size());
        try {
            AtomicFile.write(file, (String.join("\n", latest) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            notices.accept("cannot save the subject in " + file + ": " + IoReason.notice(file, e));
        }
    }
}
