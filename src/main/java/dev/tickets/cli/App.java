package dev.tickets.cli;

import dev.tickets.render.Format;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/** Puts the program together and runs it once. */
public final class App {
    private final Surroundings surroundings;

    public App(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs the command that the arguments name, and answers the exit code. */
    public int run(String... args) {
        Streams streams = new Streams(surroundings.out(), surroundings.err());
        int exitCode = StoredText.answer(args, streams.out()) ? ExitCode.OK.value() : execute(streams, args);
        String unwritten = streams.flush();
        if (unwritten != null) {
            streams.err().println("tickets: cannot write the result: " + unwritten);
            return exitCode == ExitCode.OK.value() ? ExitCode.REFUSED.value() : exitCode;
        }
        return exitCode;
    }

    private int execute(Streams streams, String... args) {
        TicketsCommand options = new TicketsCommand();
        try (Run run = new Run(surroundings, streams, options)) {
            return commandLine(run, streams, CommandNames.needed(args).toArray(new String[0]))
                    .execute(args);
        }
    }

    /** The whole command model, for help, completion scripts and documentation. */
    CommandLine commandLine() {
        Streams streams = new Streams(surroundings.out(), surroundings.err());
        Run run = new Run(surroundings, streams, new TicketsCommand());
        return commandLine(run, streams, CommandNames.ALL.toArray(new String[0]));
    }

    private CommandLine commandLine(Run run, Streams streams, String... names) {
        CommandLine root = new CommandLine(run.options());
        for (String name : names) {
            root.addSubcommand(name, CommandNames.command(name, run));
        }
        boolean colored = Run.isColored(run.options(), surroundings);
        return root.setOut(streams.out())
                .setErr(streams.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(colored ? Ansi.ON : Ansi.OFF))
                .setExecutionStrategy(parsed -> inTime(run, parsed))
                .setParameterExceptionHandler((e, args) -> Failures.usage(e, args, run))
                .setExecutionExceptionHandler((e, command, parsed) -> Failures.report(e, run));
    }

    /** Runs the command; where the whole run has a limit, on a thread that is left behind when it does not return. */
    private static int inTime(Run run, ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        List<CommandLine> named = parsed.asCommandLineList();
        CommandLine last = named.get(named.size() - 1);
        if (!last.getSubcommands().isEmpty()) {
            return missingCommand(run, last);
        }
        Duration timeout = run.timeout();
        if (timeout == null) {
            return new CommandLine.RunLast().execute(parsed);
        }
        run.deadline();
        FutureTask<Integer> command = new FutureTask<>(() -> new CommandLine.RunLast().execute(parsed));
        Thread thread = new Thread(command, "tickets-command");
        thread.setDaemon(true);
        thread.start();
        return await(command, timeout);
    }

    private static int missingCommand(Run run, CommandLine group) {
        if (run.format() == Format.JSON) {
            throw TicketsException.usage(
                    "no command was given", "see '" + group.getCommandSpec().qualifiedName() + " --help'");
        }
        group.usage(group.getErr());
        return ExitCode.USAGE.value();
    }

    private static int await(FutureTask<Integer> command, Duration timeout) {
        try {
            // An exchange that is cut at the deadline reports for itself; this is for what cannot be cut.
            return command.get(timeout.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TicketsException(ErrorCode.TIMEOUT, "not done within the time given with --timeout", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TicketsException(ErrorCode.INTERRUPTED, "interrupted", null, e);
        }
    }
}
