package dev.tickets.cli;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
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
        try (Run run = new Run(surroundings, streams, options)) {
            return execute(run, streams, args);
        }
    }

    /** A limit of the system shows in Java as an error, which picocli does not catch. */
    private static int execute(Run run, Streams streams, String... args) {
        try {
            return CommandModel.of(run, streams, args).execute(args);
        } catch (VirtualMachineError e) {
            return Failures.report(outOf("memory or threads", e), run);
        } catch (LinkageError e) {
            return Failures.report(
                    outOf("files that can be open, or a file of Java or of this program is missing", e), run);
        }
    }

    private static TicketsException outOf(String what, Error e) {
        return new TicketsException(
                ErrorCode.UNEXPECTED,
                "out of " + what + ": " + e.getMessage(),
                "look at the limits of this shell or service (ulimit -a); a message that was on its way is in the"
                        + " outbox: tickets outbox list",
                e);
    }

    /** The whole command model, for help, completion scripts and documentation. */
    CommandLine commandLine() {
        Streams streams = new Streams(surroundings.out(), surroundings.err());
        Run run = new Run(surroundings, streams, new TicketsCommand());
        return CommandModel.of(run, streams, CommandNames.ALL);
    }
}
