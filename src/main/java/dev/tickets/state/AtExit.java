package dev.tickets.state;

/** Something to do when a signal ends the process, until it is taken back. */
public final class AtExit {
    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    /** Has it done, on a thread of that name. */
    public static AtExit run(String name, Runnable work) {
        Thread hook = new Thread(work, name);
        Runtime.getRuntime().addShutdownHook(hook);
        return new AtExit(hook);
    }

    /**
     * Takes it back.
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
