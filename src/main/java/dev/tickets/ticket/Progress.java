package dev.tickets.ticket;

/** Receives the progress of a long task. */
public interface Progress extends AutoCloseable {
    /** Shows nothing. */
    Progress NONE = new Progress() {
        @Override
        public void step(long bytes) {
            // nothing is shown
        }

        @Override
        public void close() {
            // nothing was shown
        }
    };

    /** Reports that {@code bytes} more bytes are done. */
    void step(long bytes);

    /** Ends the display, after success or failure. */
    @Override
    void close();

    /** Begins the display of a task. */
    @FunctionalInterface
    interface Display {
        /** Shows nothing. */
        Display NONE = new Display() {
            // no lambda: the first lambda of a process costs milliseconds, and every run has this object
            @Override
            public Progress begin(String what, long total) {
                return Progress.NONE;
            }
        };

        /**
         * Begins.
         *
         * @param what names the task: {@code zipping app.log}
         * @param total bytes; 0 when unknown
         */
        Progress begin(String what, long total);
    }
}
