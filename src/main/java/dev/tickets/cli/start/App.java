package dev.tickets.cli.start;

import dev.tickets.cli.CommandNames;
import dev.tickets.cli.Failures;
import dev.tickets.cli.ProcessContext;
import dev.tickets.cli.Run;
import dev.tickets.cli.Services;
import dev.tickets.cli.Streams;
import dev.tickets.cli.TicketsCommand;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import picocli.CommandLine;

/** Assembles the program and runs it once. */
public final class App {
    private final ProcessContext context;

    public App(ProcessContext context) {
        this.context = context;
    }

    /** Runs the command that the arguments name, and returns the exit code. */
    public int run(String... args) {
        Streams streams = new Streams(context.out(), context.err());
        if (!StoredAnswers.answer(args, streams, context)) {
            return execute(streams, args);
        }
        IOException unwritten = streams.flush();
        if (unwritten != null) {
            streams.err().println("tickets: cannot write the result: " + IoReason.words(unwritten));
            return ExitCode.REFUSED.value();
        }
        return ExitCode.OK.value();
    }

    private int execute(Streams streams, String... args) {
        EarlyTls.begin(context.environment(), args);
        Run run = new Run(context, streams, new TicketsCommand());
        Services services = new Services(run);
        int exitCode;
        try {
            Utf8Arguments.requireVariables(context.environment());
            if (args.length == 1 && "create".equals(args[0])) {
                run.expectQuestion();
            }
            String[] decoded = Utf8Arguments.decoded(args, context.commandLine());
            exitCode = CommandModel.of(run, services, streams, decoded).execute(decoded);
        } catch (RuntimeException | Error e) {
            // picocli handles exceptions, but no errors of the virtual machine
            exitCode = Failures.report(e, run);
        }
        IOException unwritten = streams.flush();
        if (unwritten != null) {
            exitCode = Failures.unwritten(unwritten, exitCode, run);
        }
        return closed(run, services, exitCode);
    }

    /** A failure at the very end does not change the result of the run. */
    private static int closed(Run run, Services services, int exitCode) {
        try {
            run.close();
            services.close();
        } catch (RuntimeException | Error e) {
            run.warning("the end of this run failed: " + Unexpected.words(e));
        }
        return exitCode;
    }

    /** The whole command model, for help, completion scripts and documentation. */
    CommandLine commandLine() {
        Streams streams = new Streams(context.out(), context.err());
        Run run = new Run(context, streams, new TicketsCommand());
        return CommandModel.of(run, new Services(run), streams, CommandNames.ALL);
    }
}
