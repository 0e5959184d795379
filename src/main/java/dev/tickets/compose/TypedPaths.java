package dev.tickets.compose;

import dev.tickets.ticket.AttachmentSpec;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the paths of a typed or pasted line as a shell would: quotes, backslashes, {@code ~}, patterns, and the
 * addresses of files. A terminal pastes a dropped file in one of these forms. A line that is the name of an existing
 * file is that file.
 */
public final class TypedPaths {
    private final Path folder;
    private final Path home;

    /**
     * @param folder that relative paths start from
     * @param home the folder for {@code ~}
     */
    public TypedPaths(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /**
     * The attachments that the line names.
     *
     * @throws TicketsException (usage) when a pattern matches no file
     */
    List<String> specs(String line) {
        String literal = line.equals("~") || line.startsWith("~/") ? home + line.substring(1) : line;
        List<ShellWord> words = exists(literal) ? null : ShellWord.split(line, home.toString());
        if (words == null) {
            return List.of(literal);
        }
        List<String> specs = new ArrayList<>();
        boolean shell = words.size() == 1;
        for (ShellWord word : words) {
            shell = shell || word.isQuoted() || word.isPattern();
            specs.addAll(specs(word));
        }
        // the name of a missing file may hold blanks
        return shell || specs.stream().allMatch(this::exists) ? specs : List.of(literal);
    }

    /** Whether the line names files, and all of them exist. */
    boolean areFiles(String line) {
        try {
            return specs(line).stream().allMatch(this::exists);
        } catch (TicketsException noMatch) {
            return false;
        }
    }

    private List<String> specs(ShellWord word) {
        if (word.text().toLowerCase(Locale.ROOT).startsWith("file:/")) {
            return List.of(atAddress(word.text()));
        }
        if (!word.isPattern() || exists(word.text())) {
            return List.of(word.text());
        }
        List<String> found = new FilePattern(folder).matching(word.glob());
        if (found.isEmpty()) {
            throw TicketsException.usage(word.text() + ": no file matches", null);
        }
        return found;
    }

    /** {@code file:///a%20b}, as file managers give the path; other text is unchanged. */
    private static String atAddress(String text) {
        try {
            URI address = URI.create(text);
            boolean here = address.getHost() == null || address.getHost().equalsIgnoreCase("localhost");
            return here && address.getPath() != null ? address.getPath() : text;
        } catch (IllegalArgumentException notAnAddress) {
            return text;
        }
    }

    private boolean exists(String spec) {
        try {
            Path path = AttachmentSpec.parse(spec, folder).path();
            return path != null && Files.exists(path);
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }
}
