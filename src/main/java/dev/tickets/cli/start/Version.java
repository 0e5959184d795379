package dev.tickets.cli.start;

/** Which version this is: a constant, for which no file of the program needs to be opened. */
final class Version {
    /** What {@code --version} prints. */
    static final String LINE = "tickets 0.1.0\n";

    private Version() {}
}
