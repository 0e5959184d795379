package dev.tickets.cli.start;

/** The version of the program: a constant, so that no file is opened for it. */
final class Version {
    /** What {@code --version} prints. */
    static final String LINE = "tickets 0.1.0\n";

    private Version() {}
}
