package dev.tickets.cli;

import dev.tickets.cli.help.Common;
import dev.tickets.cli.help.Section;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The files to attach, and how they may be packed. */
@Section("Attachments")
public final class AttachmentOptions {
    private static final String REFUSED = "refused";
    private static final String ALL = "all";

    @Common
    @Option(
            names = {"-a", "--attach"},
            paramLabel = "FILE",
            arity = "1..*",
            description = "Attach these files or folders. NAME=FILE sends a file or pipe with that name, NAME=-"
                    + " sends standard input. May be repeated.")
    List<String> specs = new ArrayList<>();

    @Option(
            names = "--zip",
            paramLabel = ALL,
            arity = "0..1",
            preprocessor = OnlyAttached.class,
            description = "Zip files of types that the portal refuses; --zip=all zips everything into one archive.")
    @Nullable
    String zip;

    @Option(
            names = "--split",
            description = "Split files that are too large even when zipped into parts, each a separate zip.")
    boolean split;

    @Option(
            names = "--attach-what-you-can",
            description = "Send the message without the files that cannot be attached; the message and the report"
                    + " name them (exit code 5).")
    boolean partly;

    /** The packing options. */
    PackOptions packing() {
        if (zip != null && !zip.equals(REFUSED) && !zip.equals(ALL)) {
            throw TicketsException.usage("unknown value: --zip=" + zip, "--zip or --zip=all");
        }
        What what = ALL.equals(zip) ? What.ALL : zip != null ? What.REFUSED : What.TOO_LARGE;
        return new PackOptions(what, split, partly);
    }

    /** The draft with these options applied. */
    Draft over(Draft draft) {
        Draft.Builder builder = draft.but();
        if (!specs.isEmpty()) {
            builder.attachments(specs);
        }
        return builder.packing(packing().or(draft.packing())).draft();
    }

    /** Whether standard input is attached. */
    boolean readStandardInput() {
        return specs.stream().anyMatch(spec -> spec.endsWith("=-"));
    }

    /**
     * Checks the attachments of a command that asks questions.
     *
     * @throws TicketsException (usage) when standard input, which is the terminal, is attached
     */
    void requireNoStandardInput() {
        if (readStandardInput()) {
            throw TicketsException.usage(
                    "standard input cannot be attached: it is the terminal, which the questions need",
                    "attach a file instead, or answer all questions with options");
        }
    }

    /** The value of {@code --zip} follows {@code =}, or is the default: the option never takes the next word. */
    public static final class OnlyAttached implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // picocli's own interface
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean alone = !"=".equals(info.get("separator"));
            if (alone) {
                option.setValue(REFUSED);
            }
            return alone;
        }
    }
}
