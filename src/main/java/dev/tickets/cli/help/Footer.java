package dev.tickets.cli.help;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The text of a command that is not about its options: examples, and notes.
 *
 * @param examples lines to type or to read unchanged
 * @param notes paragraphs
 */
public record Footer(List<Example> examples, List<String> notes) {
    private static final String INDENT = "  ";

    /**
     * Lines that keep their form.
     *
     * @param caption the sentence above them, with its colon
     * @param lines with their indent
     */
    public record Example(String caption, List<String> lines) {}

    /**
     * Reads the footer of a command: indented lines are an example, the line above is its caption, and all other lines
     * up to an empty one are a paragraph.
     */
    public static Footer of(CommandSpec command) {
        Footer footer = new Footer(new ArrayList<>(), new ArrayList<>());
        List<String> paragraph = new ArrayList<>();
        List<String> verbatim = new ArrayList<>();
        for (String raw : command.usageMessage().footer()) {
            String line = Ansi.OFF.string(raw);
            if (line.startsWith(INDENT)) {
                if (verbatim.isEmpty()) {
                    String caption = paragraph.isEmpty() ? "Example:" : paragraph.remove(paragraph.size() - 1);
                    footer.examples.add(new Example(caption, verbatim));
                }
                verbatim.add(line);
                continue;
            }
            verbatim = new ArrayList<>();
            if (line.isEmpty()) {
                footer.note(paragraph);
            } else {
                paragraph.add(line);
            }
        }
        footer.note(paragraph);
        return footer;
    }

    private void note(List<String> paragraph) {
        if (!paragraph.isEmpty()) {
            notes.add(String.join(" ", paragraph));
            paragraph.clear();
        }
    }
}
