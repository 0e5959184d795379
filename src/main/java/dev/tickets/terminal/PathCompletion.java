package dev.tickets.terminal;

import dev.tickets.terminal.Prompts.Candidate;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Completes the path of a file: also after {@code NAME=}, {@code ~/} and an opening quote, and with backslashes before
 * blanks.
 */
public final class PathCompletion implements Function<String, List<Candidate>> {
    private final Path folder;
    private final Path home;

    /**
     * @param folder that relative paths start from
     * @param home the folder for {@code ~}
     */
    public PathCompletion(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    @Override
    public List<Candidate> apply(String typed) {
        int name = typed.indexOf('=');
        int firstSlash = typed.indexOf('/');
        boolean named = name > 0 && (firstSlash < 0 || name < firstSlash);
        int start = named ? name + 1 : 0;
        String quote =
                typed.startsWith("'", start) || typed.startsWith("\"", start) ? typed.substring(start, start + 1) : "";
        start += quote.length();
        boolean escaped = quote.isEmpty() && typed.indexOf('\\', start) >= 0;
        int begun = Math.max(start, typed.lastIndexOf('/') + 1);
        String before = typed.substring(0, begun);
        String parent = typed.substring(start, begun);
        String file = typed.substring(begun);
        List<Candidate> candidates = new ArrayList<>();
        for (String entry : entries(escaped ? plain(parent) : parent, escaped ? plain(file) : file)) {
            String text = before + (escaped ? entry.replace(" ", "\\ ") : entry);
            candidates.add(new Candidate(entry.endsWith("/") ? text : text + quote, entry));
        }
        return candidates;
    }

    private static String plain(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    /** The names in a folder that begin so; folders end with a slash. */
    private List<String> entries(String parent, String begun) {
        List<String> entries = new ArrayList<>();
        try (DirectoryStream<Path> content = Files.newDirectoryStream(
                parent.startsWith("~/") ? home.resolve(parent.substring(2)) : folder.resolve(parent))) {
            for (Path path : content) {
                String file = String.valueOf(path.getFileName());
                boolean hidden = file.startsWith(".") && !begun.startsWith(".");
                if (file.startsWith(begun) && !hidden) {
                    entries.add(Files.isDirectory(path) ? file + "/" : file);
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException unreadable) {
            // a folder that cannot be listed gives no candidates; the path can still be typed
            return List.of();
        }
        entries.sort(Comparator.naturalOrder());
        return entries;
    }
}
