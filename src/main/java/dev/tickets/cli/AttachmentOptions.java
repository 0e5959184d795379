package dev.tickets.cli;

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

/** The files to attach, and what may be done to them. */
public final class AttachmentOptions {
    private static final String REFUSED = "refused";
    private static final String ALL = "all";

    @Option(
            names = {"-a", "--attach"},
            paramLabel = "FILE",
            arity = "1..*",
            description = "Attach these files or folders; NAME=FILE sends a file or a pipe under that name,"
                    + " NAME=- standard input. May be repeated.")
    List<String> specs = new ArrayList<>();

    @Option(
            names = "--zip",
            paramLabel = ALL,
            arity = "0..1",
            preprocessor = OnlyAttached.class,
            description = "Zip what the portal would refuse by its type; --zip=all: everything, in one archive.")
    @Nullable
    String zip;

    @Option(names = "--split", description = "Cut what is too large even zipped in parts, each a zip of its own.")
    boolean split;

    /** What may be zipped and cut. */
    PackOptions wishes() {
        if (zip != null && !zip.equals(REFUSED) && !zip.equals(ALL)) {
            throw TicketsException.usage("--zip=" + zip + " is not understood", "--zip or --zip=all");
        }
        What what = ALL.equals(zip) ? What.ALL : zip != null ? What.REFUSED : What.TOO_LARGE;
        return new PackOptions(what, split);
    }

    /** The draft with what is given here in the place of what it says. */
    Draft over(Draft draft) {
        Draft.Builder builder = draft.but();
        if (!specs.isEmpty()) {
            builder.attachments(specs);
        }
        return (zip == null && !split ? builder : builder.packing(wishes())).draft();
    }

    /** Whether one of them is standard input. */
    boolean readStandardInput() {
        return specs.stream().anyMatch(spec -> spec.endsWith("=-"));
    }

    /**
     * For a command that asks at the terminal.
     *
     * @throws TicketsException (usage) when one of them is standard input, which is the terminal then
     */
    void requireNoStandardInput() {
        if (readStandardInput()) {
            throw TicketsException.usage(
                    "standard input is the terminal, for there are questions; it cannot be attached",
                    "name a file, or give on the command line what would be asked");
        }
    }

    /** The value of {@code --zip} stands behind a {@code =}, or it is the usual one: it never takes the next word. */
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
