package dev.tickets;

import dev.tickets.cli.ProcessContext;
import dev.tickets.cli.start.App;
import dev.tickets.ticket.Unexpected;

/** Starts the command line; the only place that calls {@link System#exit}. */
public final class Main implements Thread.UncaughtExceptionHandler {
    private Main() {}

    public static void main(String[] args) {
        Main last = new Main();
        Thread.setDefaultUncaughtExceptionHandler(last);
        int exitCode = 1;
        try {
            exitCode = new App(ProcessContext.system()).run(args);
        } catch (RuntimeException | Error e) {
            last.uncaughtException(Thread.currentThread(), e);
        }
        System.exit(exitCode);
    }

    /** Says in words what ended a thread; Java would print its stack. */
    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        System.err.println("tickets: " + Unexpected.words(fault));
    }
}
