package dev.tickets.compose;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Finds the files of a pattern with {@code *}, {@code ?} and {@code [...]}, in the order of their names. */
final class FilePattern {
    private final Path folder;

    /** @param folder that relative patterns start from */
    FilePattern(Path folder) {
        this.folder = folder;
    }

    /** The matching paths, relative if the pattern is. A hidden file needs a dot in the pattern. */
    List<String> matching(String glob) {
        List<String> found = List.of("");
        int from = 0;
        while (from <= glob.length()) {
            int slash = glob.indexOf('/', from);
            int end = slash < 0 ? glob.length() : slash;
            found = below(found, glob.substring(from, end), slash < 0 ? "" : "/");
            from = end + 1;
        }
        return found;
    }

    private List<String> below(List<String> starts, String part, String end) {
        List<String> found = new ArrayList<>();
        for (String start : starts) {
            if (part.isEmpty()) {
                found.add(start + end);
                continue;
            }
            for (String name : names(folder.resolve(start), part)) {
                if (end.isEmpty() || Files.isDirectory(folder.resolve(start + name))) {
                    found.add(start + name + end);
                }
            }
        }
        return found;
    }

    private static List<String> names(Path parent, String part) {
        List<String> names = new ArrayList<>();
        String plain = part.replaceAll("\\\\(.)", "$1");
        if (Files.exists(parent.resolve(plain))) {
            // also . and .. that no folder lists
            return List.of(plain);
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(parent)) {
            PathMatcher matcher = parent.getFileSystem().getPathMatcher("glob:" + part);
            for (Path path : content) {
                Path name = path.getFileName();
                if (matcher.matches(name)
                        && (part.startsWith(".") || !name.toString().startsWith("."))) {
                    names.add(name.toString());
                }
            }
        } catch (IOException | DirectoryIteratorException | PatternSyntaxException noMatch) {
            // as in a shell, an unreadable folder or a broken pattern has no files
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
