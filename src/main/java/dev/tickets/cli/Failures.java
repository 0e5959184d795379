package dev.tickets.cli;

import dev.tickets.render.Format;
import dev.tickets.render.Notices;
import dev.tickets.terminal.Prompts;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;

/** Turns every exception into a message on standard error and an exit code. */
public final class Failures {
    private static final List<String> JSON = List.of("-ojson", "-o=json", "--output=json");

    private Failures() {}

    /** Reports wrong arguments. */
    static int usage(ParameterException e, String[] args, Run run) {
        if (run.options().output == null && asksForJson(args)) {
            run.options().output = Format.JSON;
        }
        List<String> unknown = CommandNames.unknownIn(args);
        boolean isFirst = !unknown.isEmpty() && knowsAll(e.getCommandLine(), args, args.length - unknown.size());
        return report(isFirst ? unknownCommand(e.getCommandLine(), unknown) : UsageWords.of(e, args), run);
    }

    /** The failure of a word in place of a command. */
    static TicketsException unknownCommand(CommandLine command, List<String> words) {
        return UsageWords.unknownCommand(command.getCommandSpec().root().commandLine(), words);
    }

    /** Whether the program has the options before this index. */
    private static boolean knowsAll(CommandLine command, String[] args, int end) {
        CommandLine root = command.getCommandSpec().root().commandLine();
        for (int i = 0; i < end; i++) {
            String name = args[i].split("=", 2)[0];
            if (name.startsWith("--") && !root.getCommandSpec().optionsMap().containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /** Reports any exception of a command, including errors of the virtual machine. */
    public static int report(Throwable thrown, Run run) {
        Throwable e = thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (e instanceof Prompts.Left) {
            e = new TicketsException(ErrorCode.INTERRUPTED, "cancelled", null, e);
        }
        TicketsException failure = Unexpected.failure(e);
        if (!(e instanceof TicketsException) && run.options().verbosity() < 2) {
            failure = failure.withHint(also(failure.hint(), "repeat the command with -vv for details"));
        }
        return ended(failure, run);
    }

    /**
     * Reports that the result could not be written.
     *
     * @param exitCode of the run so far
     */
    public static int unwritten(IOException e, int exitCode, Run run) {
        int ours = ended(IoReason.failure(ErrorCode.UNEXPECTED, "cannot write the result", null, e), run);
        return exitCode == ExitCode.OK.value() ? ours : exitCode;
    }

    /** Reports the failure; after a confirmed message it names that message, so that scripts do not send it again. */
    private static int ended(TicketsException failure, Run run) {
        String there = run.confirmed();
        TicketsException said = failure;
        if (there != null && !failure.getMessage().contains(there)) {
            said = new TicketsException(
                    ErrorCode.INCOMPLETE,
                    there + ", but: " + failure.getMessage(),
                    also("do not send the message again", failure.hint()),
                    failure);
        }
        if (said.exitCode() == ExitCode.USAGE && Files.notExists(run.context().folder())) {
            said = said.withHint(
                    also(said.hint(), "the working folder was deleted: cd to another folder, or use absolute paths"));
        }
        format(run).error(said);
        return said.exitCode().value();
    }

    private static @Nullable String also(@Nullable String hint, @Nullable String other) {
        return hint == null ? other : other == null ? hint : hint + "; " + other;
    }

    private static Notices format(Run run) {
        try {
            return run.notices();
        } catch (TicketsException wrongVariable) {
            run.options().output = Format.TABLE;
            return run.notices();
        }
    }

    /** Searches the arguments, because after an error the option may not have been parsed. */
    private static boolean asksForJson(String[] args) {
        for (int i = 0; i < args.length; i++) {
            boolean next = (args[i].equals("-o") || args[i].equals("--output"))
                    && i + 1 < args.length
                    && args[i + 1].equalsIgnoreCase("json");
            if (next || JSON.contains(args[i].toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
