package dev.tickets.cli;

import dev.tickets.render.Format;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs parsed arguments: help, the command, or the report of a failure. */
public final class Execution implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final String OUTBOX = "outbox";
    private static final String DOCTOR = "doctor";

    private final Run run;
    private final Connections connections;

    public Execution(Run run, Services services) {
        this.run = run;
        this.connections = services.connections();
    }

    @Override
    public int execute(ParseResult parsed) {
        try {
            return run(parsed);
        } catch (TicketsException e) {
            // picocli does not handle failures before the command runs
            return Failures.report(e, run);
        }
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        return Failures.usage(e, args, run);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return Failures.report(e, run);
    }

    private int run(ParseResult parsed) {
        List<CommandLine> named = parsed.asCommandLineList();
        CommandLine last = named.get(named.size() - 1);
        if (last.isUsageHelpRequested()) {
            requireKnown(parsed, last);
            run.print(CommandHelp.of(last.getCommandSpec(), wantsAll(last.getParseResult()), run, run.style()));
            return ExitCode.OK.value();
        }
        if (last.isVersionHelpRequested()) {
            // only the root knows the version
            named.get(0).printVersionHelp(last.getOut());
            return ExitCode.OK.value();
        }
        LoneDash.refuse(last.getCommandSpec(), parsed.originalArgs());
        if (!last.getSubcommands().isEmpty()) {
            return missingCommand(last);
        }
        Duration timeout = run.timeout();
        int exitCode;
        if (timeout == null) {
            exitCode = new RunLast().execute(parsed);
        } else {
            run.deadline();
            exitCode = within(timeout, parsed, last);
        }
        // checked here, so that without a terminal the class is not loaded
        String name = named.get(1).getCommandName();
        if (run.context().terminal().error() && !OUTBOX.equals(name) && !DOCTOR.equals(name)) {
            remind();
        }
        return exitCode;
    }

    /** Whether {@code --all} is given, which is an option of some commands. */
    private static boolean wantsAll(ParseResult parsed) {
        return parsed.hasMatchedOption(CommandHelp.ALL) || parsed.unmatched().contains(CommandHelp.ALL);
    }

    /** The help of an unknown command is not that of the command above it. */
    private static void requireKnown(ParseResult parsed, CommandLine last) {
        List<String> unknown = CommandNames.unknownIn(parsed.originalArgs().toArray(new String[0]));
        if (!unknown.isEmpty()) {
            throw Failures.unknownCommand(last, unknown);
        }
        ParseResult group = parsed;
        while (group.subcommand() != null) {
            group = group.subcommand();
        }
        List<String> words = group.unmatched();
        if (!last.getSubcommands().isEmpty()
                && !words.isEmpty()
                && !words.get(0).startsWith("-")) {
            throw UsageWords.unknownCommand(last, words);
        }
    }

    /** Shows the reminder; its failure does not change the command's result. */
    private void remind() {
        try {
            OutboxWarning.give(run, connections);
        } catch (TicketsException e) {
            run.notice("cannot read the outbox: " + e.getMessage());
        }
    }

    private int within(Duration timeout, ParseResult parsed, CommandLine command) {
        try {
            return limited(timeout, () -> new RunLast().execute(parsed));
        } catch (TicketsException e) {
            boolean notYet = command.getCommand() instanceof WaitCommand && e.code() == ErrorCode.TIMEOUT;
            throw notYet ? e.exiting(ExitCode.NOT_YET) : e;
        }
    }

    /**
     * The exit code of the command, whose thread is abandoned if it does not return in time.
     *
     * @throws TicketsException (timeout) when the command does not end in time
     */
    private int limited(Duration timeout, Callable<Integer> command) {
        FutureTask<Integer> task = new FutureTask<>(command);
        Thread thread = new Thread(task, "tickets-command");
        thread.setDaemon(true);
        thread.start();
        try {
            // A request ends at the deadline with its own report; this limit is for all other work.
            return task.get(timeout.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw run.rescue()
                    .before(new TicketsException(ErrorCode.TIMEOUT, "not finished within --timeout", null, e));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TicketsException(ErrorCode.INTERRUPTED, "interrupted", null, e);
        }
    }

    private int missingCommand(CommandLine group) {
        if (run.format() == Format.JSON) {
            throw TicketsException.usage(
                    "no command was given", "see '" + group.getCommandSpec().qualifiedName() + " --help'");
        }
        run.err().print(CommandHelp.of(group.getCommandSpec(), false, run, run.errorStyle()));
        run.err().flush();
        return ExitCode.USAGE.value();
    }
}
