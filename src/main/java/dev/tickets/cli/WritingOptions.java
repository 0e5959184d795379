package dev.tickets.cli;

import dev.tickets.compose.EditOptions;
import dev.tickets.compose.Templates;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a person writes a ticket or reply: in an editor, from a template, out of an earlier draft, with a screenshot. */
final class WritingOptions {
    @Option(
            names = {"-e", "--edit"},
            description = "Write the message in your editor (VISUAL, EDITOR), with what -m, -F and --template give.")
    boolean edit;

    @Option(
            names = "--template",
            paramLabel = "TEMPLATE",
            completionCandidates = BuiltIn.class,
            description = "Make the message from this template: ${COMPLETION-CANDIDATES}, or one of your own.")
    @Nullable
    String template;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Fill this field of the template; may be repeated.")
    List<String> values = new ArrayList<>();

    @Option(names = "--paste", description = "Attach the picture on the clipboard of your desktop, as a PNG file.")
    boolean paste;

    @Option(
            names = "--draft",
            paramLabel = "DRAFT",
            description = "Go on with this draft; other options replace what it says.")
    @Nullable
    String draft;

    /** Whether none of them was given. */
    boolean isBare() {
        return wanted().isOnlyDraft() && draft == null;
    }

    EditOptions wanted() {
        return new EditOptions(edit, template, values, paste, draft);
    }

    /** A completion script finds the user's own beside them. */
    static final class BuiltIn implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Templates.BUILT_IN.iterator();
        }
    }
}
