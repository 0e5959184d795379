package dev.tickets.state;

/** Work to do when a signal ends the process, until it is cancelled. */
public final class AtExit {
    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    /** Registers the work, for a thread of that name. */
    public static AtExit run(String name, Runnable work) {
        Thread hook = new Thread(work, name);
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook);
    }

    /**
     * Cancels the work.
     *
     * @return false when it is not there to be taken back: the process ends, and it is being done just now; or it was
     *     taken back before
     */
    public boolean cancel() {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return false;
        }
    }
}
