package dev.tickets.cli.start;

import dev.tickets.cli.completion.Shell;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Answers that need no parsing of arguments: the version, the help, completion scripts. */
public final class StoredAnswers {
    private StoredAnswers() {}

    /** Prints the stored answer for these arguments, if any. */
    static boolean answer(String[] args, PrintWriter out) {
        if (args.length == 1 && (args[0].equals("-V") || args[0].equals("--version"))) {
            out.print(Version.LINE);
            return true;
        }
        String resource = args.length == 1 ? ofOne(args[0]) : args.length == 2 ? ofTwo(args[0], args[1]) : null;
        if (resource == null) {
            return false;
        }
        out.print(Shell.stored(resource));
        return true;
    }

    private static @Nullable String ofOne(String arg) {
        return arg.equals("-h") || arg.equals("--help") ? "/dev/tickets/cli/start/help.txt" : null;
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
