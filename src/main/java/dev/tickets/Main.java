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
        // Java 21 and later log an exit, and search each jar for a logger. A return needs no logger, but two classes
        // more, and waits for the threads.
        boolean logged = !"17".equals(System.getProperty("java.specification.version"));
        if (!logged || exitCode != 0 || !isLastThread()) {
            System.exit(exitCode);
        }
    }

    /** Whether Java ends when this thread ends: each other thread is a daemon. */
    private static boolean isLastThread() {
        Thread[] threads = new Thread[Thread.activeCount() + 8];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i] != Thread.currentThread() && !threads[i].isDaemon()) {
                return false;
            }
        }
        return count < threads.length;
    }

    /** Says in words what ended a thread; Java would print its stack. */
    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        System.err.println("tickets: " + Unexpected.words(fault));
    }
}
