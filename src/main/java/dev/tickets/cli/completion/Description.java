package dev.tickets.cli.completion;

import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/** The one line that a shell shows beside a word: the first line of picocli's description, as plain text. */
final class Description {
    private static final Pattern LINE_END = Pattern.compile("%n|\\R");
    private static final Pattern UNRESOLVED = Pattern.compile("\\s*\\(default: (null|\\$\\{[^}]*})\\)|\\$\\{[^}]*}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Description() {}

    /** The first line of a description whose variables picocli has resolved as far as they have a value. */
    static String firstLine(String... lines) {
        if (lines.length == 0) {
            return "";
        }
        String line = LINE_END.split(lines[0], 2)[0];
        String plain = UNRESOLVED.matcher(Ansi.OFF.string(line)).replaceAll("");
        return BLANKS.matcher(plain.replace("%%", "%")).replaceAll(" ").strip();
    }
}
