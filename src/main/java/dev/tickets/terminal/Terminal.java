package dev.tickets.terminal;

import dev.tickets.config.Secret;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.Console;

/**
 * Which of the standard streams are terminals, and asking the person at them. Java 17 cannot tell the streams apart, so
 * the launcher looks ({@code [ -t 0 ]} …) and says it in the system property {@code tickets.terminals}.
 *
 * @param input whether standard input is a terminal
 * @param output whether standard output is one
 * @param error whether standard error is one
 */
public record Terminal(boolean input, boolean output, boolean error) {
    /** Nobody is there: cron, pipes, tests. */
    public static final Terminal NONE = new Terminal(false, false, false);

    /**
     * Reads the launcher's word.
     *
     * @param digits of the streams that are terminals: {@code 012}, {@code 2}, or empty
     */
    public static Terminal of(String digits) {
        return new Terminal(digits.contains("0"), digits.contains("1"), digits.contains("2"));
    }

    /** Whether there is somebody to ask. */
    public boolean canAsk() {
        return input && error;
    }

    /**
     * Asks for a secret; what is typed does not show.
     *
     * @throws TicketsException (interrupted) at the end of input
     */
    @SuppressWarnings("SystemConsoleNull") // null on Java 17 where one of the streams is no terminal
    public Secret askHidden(String prompt) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", prompt);
        if (typed == null) {
            throw new TicketsException(
                    ErrorCode.USAGE,
                    "nothing was typed",
                    "without a terminal, use --password-stdin, --password-file or --password-command");
        }
        return Secret.of(typed);
    }
}
