package dev.tickets.cli;

import dev.tickets.ticket.ExitCode;
import picocli.CommandLine;

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
        Run run = new Run(surroundings, streams, options);
        try (run) {
            return CommandModel.of(run, streams, args).execute(args);
        } catch (RuntimeException e) {
            // outside of a command: Java would print the words of the failure as they are
            return Failures.report(e, run);
        }
    }

    /** The whole command model, for help, completion scripts and documentation. */
    CommandLine commandLine() {
        Streams streams = new Streams(surroundings.out(), surroundings.err());
        Run run = new Run(surroundings, streams, new TicketsCommand());
        return CommandModel.of(run, streams, CommandNames.ALL);
    }
}
