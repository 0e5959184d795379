package dev.tickets.ticket;

/** Is told how far a long piece of work has come. */
public interface Progress extends AutoCloseable {
    /** One that shows nothing. */
    Progress NONE = new Progress() {
        @Override
        public void step(long bytes) {
            // nobody looks
        }

        @Override
        public void close() {
            // nothing was shown
        }
    };

    /** So many more bytes are done. */
    void step(long bytes);

    /** The work is over, done or not. */
    @Override
    void close();

    /** Begins to show a piece of work. */
    @FunctionalInterface
    interface Display {
        /** Shows nothing. */
        Display NONE = new Display() {
            // no lambda: the first one of a process costs milliseconds, and every run has this
            @Override
            public Progress begin(String what, long total) {
                return Progress.NONE;
            }
        };

        /**
         * Begins.
         *
         * @param what is done, for a person: {@code zipping app.log}
         * @param total bytes of it; 0 when that is not known
         */
        Progress begin(String what, long total);
    }
}
