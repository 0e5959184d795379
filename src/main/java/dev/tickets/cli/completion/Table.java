package dev.tickets.cli.completion;

import dev.tickets.config.PortalDefaults;
import dev.tickets.state.logins.PortalType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The commands and flags as rows, in the same form in all scripts: {@code PLACES WORD WORD}, the commands that share
 * these words ({@code +}: all) and what they know. A word has its names, separated by commas, and what follows: for a
 * flag {@code =} and the candidates for its value, with {@code +} for every word up to the next flag, with {@code :} in
 * place of {@code =} for a value only in the same word; for a command {@code /} before each of its arguments, the last
 * with {@code +} if there may be more. No character is one that a shell would expand. With descriptions, a row is
 * {@code PLACES WORD DESCRIPTION | WORD DESCRIPTION}.
 */
final class Table {
    private static final int WIDTH = 116;
    private static final int WIDEST_DESCRIPTION = 72;
    private static final String SEPARATOR = " | ";

    private final Command program;
    private final boolean described;

    private Table(Command program, boolean described) {
        this.program = program;
        this.described = described;
    }

    /**
     * The script for a shell: its reader with the table.
     *
     * @param described whether the shell shows descriptions
     * @param escaped a text as the shell reads it between single quotes
     */
    static String script(String shell, Command program, boolean described, UnaryOperator<String> escaped) {
        String rows = new Table(program, described)
                .rows().stream()
                        .map(row -> wrapped("    '" + escaped.apply(row) + "'"))
                        .collect(Collectors.joining(shell.equals("fish") ? " \\\n" : "\n"));
        return Reader.of(shell)
                .replace("@rows@", rows)
                .replace(
                        "@extensions@",
                        String.join(
                                "|",
                                PortalDefaults.of(PortalType.HOSTBILL)
                                        .attachments()
                                        .extensions()))
                .replace("@upper@", program.name().toUpperCase(Locale.ROOT))
                .replace("@name@", program.name());
    }

    private List<String> rows() {
        List<Flag> shared = program.sharedFlags();
        Map<String, String> placesOfFlags = new LinkedHashMap<>();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        shared.forEach(flag -> add(rows, "+", word(flag)));
        for (Command command : program.all().toList()) {
            command.subcommands().forEach(below -> add(rows, command.path(), word(below)));
            for (Flag flag : command.ownFlags(shared)) {
                placesOfFlags.merge(word(flag), command.path(), (some, more) -> some + "," + more);
            }
        }
        placesOfFlags.forEach((word, places) -> add(rows, places, word));
        List<String> lines = new ArrayList<>();
        rows.forEach((places, words) -> lines.add(places + " " + String.join(described ? SEPARATOR : " ", words)));
        return lines;
    }

    private static void add(Map<String, List<String>> rows, String places, String word) {
        rows.computeIfAbsent(places, none -> new ArrayList<>()).add(word);
    }

    private String word(Flag flag) {
        return String.join(",", flag.names()) + flag.value() + text(flag.description());
    }

    private String word(Command command) {
        return String.join(",", command.names()) + "/" + command.arguments() + text(command.description());
    }

    /** The first sentence or, where long, its beginning: a list of candidates has room for a line. */
    private String text(String description) {
        if (!described || description.isEmpty()) {
            return "";
        }
        int end = description.indexOf(". ");
        String first = end < 0 ? description : description.substring(0, end);
        first = " " + (first.endsWith(".") ? first.substring(0, first.length() - 1) : first).replace('|', '/');
        return first.length() <= WIDEST_DESCRIPTION
                ? first
                : first.substring(0, first.lastIndexOf(' ', WIDEST_DESCRIPTION - 1)) + " …";
    }

    /** A row in lines, of which all but the first begin with blanks. */
    private static String wrapped(String row) {
        StringBuilder lines = new StringBuilder();
        String rest = row;
        while (rest.length() > WIDTH) {
            int last = rest.lastIndexOf(' ', WIDTH);
            lines.append(rest, 0, last).append("\n");
            rest = " ".repeat(8) + rest.substring(last + 1);
        }
        return lines.append(rest).toString();
    }
}
