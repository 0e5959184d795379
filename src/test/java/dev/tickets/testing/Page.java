package dev.tickets.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown.
 *
 * @param path relative to the root of the tree
 * @param text the whole of it
 */
public record Page(Path path, String text) {
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** The page at this path. */
    public static Page at(String path) {
        return at(Path.of(path));
    }

    private static Page at(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** README.md, and every page in docs/. */
    public static List<Page> all() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            List<Page> pages = new ArrayList<>(List.of(at("README.md")));
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(file -> pages.add(at(file)));
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands below the heading, up to the next one of this level. */
    public String section(String heading) {
        Matcher section = Pattern.compile("(?ms)^## " + Pattern.quote(heading) + "\\n(.*?)(?=^## |\\z)")
                .matcher(text);
        if (!section.find()) {
            throw new AssertionError(path + " has no section '" + heading + "'");
        }
        return section.group(1);
    }

    /** The code blocks of that language, in their order. */
    public List<String> blocks(String language) {
        return blocks(text, language);
    }

    /** The same of a section. */
    public static List<String> blocks(String text, String language) {
        Matcher block =
                Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$").matcher(text);
        return block.results().map(result -> result.group(1)).toList();
    }

    /** Whether a link to that place in the page leads anywhere. */
    public boolean hasAnchor(String anchor) {
        return HEADING.matcher(text)
                .results()
                .anyMatch(heading -> anchor(heading.group(1)).equals(anchor));
    }

    /** As forges make them: lower case, dashes for blanks, no punctuation. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} -]", "")
                .replace(' ', '-');
    }
}
