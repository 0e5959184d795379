package dev.tickets.cli;

import dev.tickets.cli.completion.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers that need no parsing of arguments, so that they come at once: the version, the help, completion scripts. */
final class StoredAnswers {
    private StoredAnswers() {}

    /** Prints the answer, if these arguments ask for one that is stored. */
    static boolean answer(String[] args, PrintWriter out) {
        if (args.length == 1 && (args[0].equals("-V") || args[0].equals("--version"))) {
            out.print(Version.LINE);
            return true;
        }
        String resource = args.length == 1 ? ofOne(args[0]) : args.length == 2 ? ofTwo(args[0], args[1]) : null;
        if (resource == null) {
            return false;
        }
        out.print(read(resource));
        return true;
    }

    private static @Nullable String ofOne(String arg) {
        return arg.equals("-h") || arg.equals("--help") ? "help.txt" : null;
    }

    private static @Nullable String ofTwo(String command, String name) {
        if (command.equals("completion")) {
            for (Shell shell : Shell.values()) {
                if (shell.toString().equals(name)) {
                    return completion(shell);
                }
            }
        }
        return null;
    }

    /** The resource with the completion script of that shell. */
    static String completion(Shell shell) {
        return switch (shell) {
            case BASH -> "/completions/tickets.bash";
            case ZSH -> "/completions/_tickets";
            case FISH -> "/completions/tickets.fish";
        };
    }

    static String read(String resource) {
        try (InputStream in = StoredAnswers.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
