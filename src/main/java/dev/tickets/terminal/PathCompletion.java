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

/** Completes the path of a file, also after {@code NAME=}. */
public final class PathCompletion implements Function<String, List<Candidate>> {
    private final Path folder;

    /** @param folder that relative paths start from */
    public PathCompletion(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Candidate> apply(String typed) {
        int name = typed.indexOf('=');
        int slash = typed.lastIndexOf('/');
        int firstSlash = typed.indexOf('/');
        boolean named = name > 0 && (firstSlash < 0 || name < firstSlash);
        String before = slash >= 0 ? typed.substring(0, slash + 1) : named ? typed.substring(0, name + 1) : "";
        String begun = typed.substring(before.length());
        List<Candidate> candidates = new ArrayList<>();
        try (DirectoryStream<Path> content =
                Files.newDirectoryStream(folder.resolve(named ? before.substring(name + 1) : before))) {
            for (Path path : content) {
                String file = String.valueOf(path.getFileName());
                boolean hidden = file.startsWith(".") && !begun.startsWith(".");
                if (file.startsWith(begun) && !hidden) {
                    String end = Files.isDirectory(path) ? "/" : "";
                    candidates.add(new Candidate(before + file + end, file + end));
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException unreadable) {
            // a folder that cannot be listed gives no candidates; the path can still be typed
            return List.of();
        }
        candidates.sort(Comparator.comparing(Candidate::text));
        return candidates;
    }
}
