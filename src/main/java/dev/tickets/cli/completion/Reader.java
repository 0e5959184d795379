package dev.tickets.cli.completion;

/** The part of a completion script that is the same for all programs: a resource {@code reader.SHELL}. */
final class Reader {
    private Reader() {}

    static String of(String shell) {
        return Shell.stored("/dev/tickets/cli/completion/reader." + shell);
    }
}
