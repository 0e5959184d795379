package dev.tickets.terminal;

import dev.tickets.config.ProgramPath;
import dev.tickets.config.Secret;
import dev.tickets.render.SafeText;
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
 * Knows which standard streams are terminals, and asks the person. Java 17 cannot check each stream, so the launcher
 * checks ({@code [ -t 0 ]} …) and sets the system property {@code tickets.terminals}.
 *
 * @param input whether standard input is a terminal
 * @param output whether standard output is a terminal
 * @param error whether standard error is a terminal
 * @param columns width; 0 when unknown
 * @param foreground runs other programs on the terminal
 */
public record Terminal(boolean input, boolean output, boolean error, int columns, Foreground foreground) {
    /** No terminal: cron, pipes, tests. */
    public static final Terminal NONE = new Terminal(false, false, false);

    /** A terminal of unknown width. */
    public Terminal(boolean input, boolean output, boolean error) {
        this(input, output, error, 0, new ForegroundProcess(input, output));
    }

    /**
     * Reads the values from the launcher.
     *
     * @param digits of the streams that are terminals: {@code 012}, {@code 2}, or empty
     * @param columns width; not a number when unknown
     */
    public static Terminal of(String digits, String columns) {
        boolean input = digits.contains("0");
        boolean output = digits.contains("1");
        return new Terminal(input, output, digits.contains("2"), number(columns), new ForegroundProcess(input, output));
    }

    private static int number(String text) {
        int number = 0;
        for (int i = 0; i < text.length() && number < 10_000; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    /** The width, known or asked for; 0 when the terminal does not know its width. */
    public int width() {
        if (columns > 0) {
            return columns;
        }
        try {
            Process asking = new ProcessBuilder(ProgramPath.SHELL, "-c", "stty size </dev/tty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(asking.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException noShell) {
            return 0;
        }
    }

    /** The same terminal with this width. */
    public Terminal wide(int width) {
        return new Terminal(input, output, error, width, foreground);
    }

    /** The same terminal, with {@code other} to run programs. */
    public Terminal running(Foreground other) {
        return new Terminal(input, output, error, columns, other);
    }

    /** Whether a person can be asked. */
    public boolean canAsk() {
        return input && error;
    }

    /**
     * Asks for a secret, without echo.
     *
     * @throws TicketsException (interrupted) at the end of input
     */
    @SuppressWarnings("SystemConsoleNull") // null on Java 17 when a stream is not a terminal
    public Secret askHidden(String prompt) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", SafeText.line(prompt));
        if (typed == null) {
            throw new TicketsException(
                    ErrorCode.USAGE,
                    "nothing was entered",
                    "without a terminal, use --password-stdin, --password-file or --password-command");
        }
        return Secret.of(typed);
    }

    /**
     * Asks for a yes; every other answer is a no. Uses the terminal itself, independent of the streams.
     *
     * @param question without the choices
     * @param preset the answer of Enter alone
     */
    public boolean confirms(String question, boolean preset) {
        Path device = Path.of("/dev/tty");
        try (OutputStream out = Files.newOutputStream(device);
                BufferedReader in = Files.newBufferedReader(device)) {
            out.write((SafeText.line(question) + (preset ? " [Y/n] " : " [y/N] ")).getBytes(StandardCharsets.UTF_8));
            out.flush();
            String answer = in.readLine();
            if (answer != null && answer.isBlank()) {
                return preset;
            }
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask on the terminal", e);
        }
    }
}
