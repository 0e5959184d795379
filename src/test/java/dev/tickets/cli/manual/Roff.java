package dev.tickets.cli.manual;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A manual page in roff with the macros of man(7). Every text is escaped, so no text is read as a request. */
final class Roff {
    /** What leads to another place of the Markdown pages, as {@code ; see [writing.md](writing.md#drafts)}. */
    private static final Pattern POINTER = Pattern.compile(
            "; see \\[[a-z-]+\\.md]\\([^)]*\\)|; \\[(?:below|above)]\\([^)]*\\)| \\(\\[(?:below|above)]\\([^)]*\\)\\)");

    private final StringBuilder page = new StringBuilder();

    /**
     * Begins a page.
     *
     * @param date of the release, as year, month and day
     */
    Roff(String name, int section, String date, String version) {
        page.append(".\\\" Generated from the program's commands and its documentation; do not edit.\n");
        macro(
                ".TH",
                name.toUpperCase(Locale.ROOT),
                String.valueOf(section),
                date,
                "tickets " + version,
                "tickets manual");
        // no hyphens in names of options and files, and lines of equal blanks
        page.append(".nh\n.ad l\n");
    }

    String text() {
        return page.toString();
    }

    Roff section(String heading) {
        return macro(".SH", heading);
    }

    Roff subsection(String heading) {
        return macro(".SS", heading);
    }

    /** A paragraph in Markdown: code becomes bold, links become their text. */
    Roff paragraph(String markdown) {
        page.append(".PP\n");
        return line(inline(markdown));
    }

    /** A line of roff that the caller has escaped. */
    Roff line(String roff) {
        page.append(guarded(roff)).append('\n');
        return this;
    }

    /**
     * An entry of a list.
     *
     * @param term escaped roff
     * @param markdown the text below it
     */
    Roff entry(String term, String markdown) {
        page.append(".TP\n");
        line(term);
        return line(markdown.isEmpty() ? "\\&" : inline(markdown));
    }

    /** Lines that keep their form, without an indent of their own: a line of 73 characters fits a terminal of 80. */
    Roff verbatim(List<String> lines) {
        page.append(".PP\n.nf\n");
        for (String text : lines) {
            line(text.isEmpty() ? "\\&" : escaped(text));
        }
        page.append(".fi\n");
        return this;
    }

    private Roff macro(String name, String... arguments) {
        page.append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escaped(argument)).append('"');
        }
        page.append('\n');
        return this;
    }

    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /**
     * Code spans become bold, links become their text, and marks of Markdown lose their backslash. A link that only
     * points to another place of the pages is left out: a manual page has no such place.
     */
    static String inline(String markdown) {
        String text = POINTER.matcher(markdown.replaceAll("\\s+", " ").strip())
                .replaceAll("")
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
        StringBuilder roff = new StringBuilder();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].replaceAll("\\\\([|*])", "$1");
            boolean code = i % 2 == 1 && i < parts.length - 1;
            roff.append(code ? bold(part) : escaped(i == parts.length - 1 && i % 2 == 1 ? "`" + part : part));
        }
        return roff.toString();
    }

    /** The text as it is typed: no character is a command of roff, and none becomes a typographic one. */
    static String escaped(String text) {
        StringBuilder roff = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> roff.append("\\e");
                case '-' -> roff.append("\\-");
                case '\'' -> roff.append("\\(aq");
                case '"' -> roff.append("\\(dq");
                case '`' -> roff.append("\\(ga");
                case '^' -> roff.append("\\(ha");
                case '~' -> roff.append("\\(ti");
                default -> {
                    if (c >= 0x7F) {
                        roff.append(String.format("\\[u%04X]", c));
                    } else if (c >= ' ') {
                        roff.appendCodePoint(c);
                    } else {
                        roff.append(' ');
                    }
                }
            }
        });
        return roff.toString();
    }

    /** A dot at the beginning of a line would be a request. */
    private static String guarded(String line) {
        return line.startsWith(".") ? "\\&" + line : line;
    }
}
