package dev.tickets.cli.start;

import dev.tickets.cli.ProcessContext;
import dev.tickets.cli.Streams;
import dev.tickets.cli.completion.Shell;
import dev.tickets.cli.help.HelpText;
import dev.tickets.render.Style;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Answers that need no parsing of arguments: the version, the help, completion scripts. */
public final class StoredAnswers {
    /** The help of the program, in the form of {@link HelpText}. */
    private static final String HELP = "/dev/tickets/cli/start/help.txt";

    private StoredAnswers() {}

    /** Prints the stored answer for these arguments, if any. */
    static boolean answer(String[] args, Streams streams, ProcessContext context) {
        PrintWriter out = streams.out();
        if (args.length == 1 && (args[0].equals("-V") || args[0].equals("--version") || args[0].equals("version"))) {
            out.print(Version.LINE);
            return true;
        }
        if (args.length == 1 && (args[0].equals("-h") || args[0].equals("--help") || args[0].equals("help"))) {
            out.print(HelpText.of(Shell.stored(HELP), context.terminal().columns(), style(streams, context)));
            return true;
        }
        String resource = args.length == 2 ? ofTwo(args[0], args[1]) : null;
        if (resource == null) {
            return false;
        }
        out.print(Shell.stored(resource));
        return true;
    }

    private static Style style(Streams streams, ProcessContext context) {
        if (context.terminal().output() && Style.isWelcome(context.environment())) {
            streams.allowStyles();
            return new Style(true);
        }
        return Style.PLAIN;
    }

    private static @Nullable String ofTwo(String command, String name) {
        if (command.equals("completion")) {
            for (Shell shell : Shell.values()) {
                if (shell.toString().equals(name)) {
                    return shell.script();
                }
            }
        }
        return null;
    }
}
