package dev.tickets.terminal;

import dev.tickets.config.Secret;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

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

    /**
     * Asks for a yes; everything else is a no. Drawn on the terminal itself, whatever the streams are.
     *
     * @param question without the choices
     */
    public boolean confirms(String question) {
        Path device = Path.of("/dev/tty");
        try (OutputStream out = Files.newOutputStream(device);
                BufferedReader in = Files.newBufferedReader(device)) {
            out.write((question + " [y/N] ").getBytes(StandardCharsets.UTF_8));
            out.flush();
            String answer = in.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask on the terminal", e);
        }
    }
}
