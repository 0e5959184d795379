package dev.tickets.cli;

import dev.tickets.compose.EditOptions;
import dev.tickets.compose.Templates;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to write a message: in an editor, from a template, from an earlier draft, with a screenshot. */
final class WritingOptions {
    @Option(
            names = {"-e", "--edit"},
            description = "Write the message in your editor (VISUAL, EDITOR), starting with the text of -m, -F and"
                    + " --template.")
    boolean edit;

    @Option(
            names = "--template",
            paramLabel = "TEMPLATE",
            completionCandidates = BuiltIn.class,
            description =
                    "Make the message from this template: ${COMPLETION-CANDIDATES}, or a template of your own. On a"
                            + " terminal, its fields are asked for.")
    @Nullable
    String template;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Fill this field of the template. May be repeated.")
    List<String> values = new ArrayList<>();

    @Option(names = "--paste", description = "Attach the picture on the desktop's clipboard, as a PNG file.")
    boolean paste;

    @Option(
            names = "--draft",
            paramLabel = "DRAFT",
            description = "Continue this draft where it was left. Other options replace its fields.")
    @Nullable
    String draft;

    EditOptions options() {
        return new EditOptions(edit, template, values, paste, draft);
    }

    /** The built-in templates; a completion script also finds the user's templates. */
    static final class BuiltIn implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Templates.BUILT_IN.iterator();
        }
    }
}
