package dev.tickets.terminal;

import dev.tickets.config.ProgramPath;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The line that a terminal holds until Enter. The terminal drops the line at Ctrl-C, and gives it to nobody at a
 * signal, unless its settings are changed. Settings are changed by {@code stty}, on standard input.
 */
final class HeldLine {
    private final String settings;

    private HeldLine(String settings) {
        this.settings = settings;
    }

    /** Tells the terminal to keep the line at Ctrl-C. Without a terminal, nothing is changed, then and later. */
    static HeldLine keptAtInterrupt() {
        String found = stty("-g");
        if (!found.isEmpty()) {
            stty("noflsh");
        }
        return new HeldLine(found);
    }

    boolean isThere() {
        return !settings.isEmpty();
    }

    /** A read of the terminal returns the characters of the line, then the end of input. */
    void release() {
        if (isThere()) {
            stty("-icanon", "min", "0", "time", "0");
        }
    }

    void restore() {
        if (isThere()) {
            stty(settings);
        }
    }

    /** The answer of {@code stty}; empty when it fails. */
    private static String stty(String... arguments) {
        try {
            Process process = new ProcessBuilder(
                            List.of(ProgramPath.SHELL, "-c", "stty " + String.join(" ", arguments)))
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try (InputStream answer = process.getInputStream()) {
                String text = new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip();
                return process.waitFor() == 0 ? text : "";
            }
        } catch (IOException noShell) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
