package dev.tickets.cli;

import dev.tickets.compose.Templates;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return isOnlyDraft() && draft == null;
    }

    /** Whether none of them was given but the draft. */
    boolean isOnlyDraft() {
        return !edit && template == null && values.isEmpty() && !paste;
    }

    /**
     * The values for the template's fields.
     *
     * @throws TicketsException (usage) when one is not {@code KEY=VALUE}, or comes twice
     */
    Map<String, String> fields() {
        if (template == null && !values.isEmpty()) {
            throw TicketsException.usage("--set fills a template, and none is named", "--template NAME");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                throw TicketsException.usage("--set takes KEY=VALUE, not '" + value + "'", null);
            }
            String key = value.substring(0, equals).strip();
            if (fields.put(key, value.substring(equals + 1)) != null) {
                throw TicketsException.usage("--set gives '" + key + "' twice", null);
            }
        }
        return fields;
    }

    /** A completion script finds the user's own beside them. */
    static final class BuiltIn implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Templates.BUILT_IN.iterator();
        }
    }
}
