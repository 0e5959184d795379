package dev.tickets.config;

import java.util.concurrent.Executor;

/**
 * Threads for the streams of child processes, one for each task. A task waits for a process, so in a shared pool, which
 * has a single thread on a small machine, a task would block all others.
 */
public final class ProcessThreads implements Executor {
    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task, "tickets-process");
        thread.setDaemon(true);
        thread.start();
    }
}
