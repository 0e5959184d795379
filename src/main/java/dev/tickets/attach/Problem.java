package dev.tickets.attach;

/**
 * Why something cannot be attached.
 *
 * @param spec as typed, or a file in a folder; empty for all attachments together
 * @param what happened
 * @param remedy for the author, with its punctuation; empty for none
 */
record Problem(String spec, String what, String remedy) {
    Problem(String spec, String what) {
        this(spec, what, "");
    }

    static Problem ofAll(String what, String remedy) {
        return new Problem("", what, remedy);
    }

    /** The problem for the reader of the message, who cannot change the command. */
    String brief() {
        return spec.isEmpty() ? what : spec + ": " + what;
    }

    @Override
    public String toString() {
        return brief() + remedy;
    }
}
