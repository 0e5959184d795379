package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tickets.terminal.Foreground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A terminal at which nobody types: programs run on it as they are, and what they show is kept. */
public final class QuietTerminal implements Foreground {
    private final Path screen;

    /** @param screen the file for what is shown */
    public QuietTerminal(Path screen) {
        this.screen = screen;
    }

    @Override
    public int run(List<String> command, Path folder, Map<String, String> environment, @Nullable String input)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(
                        input == null ? Redirect.from(Path.of("/dev/null").toFile()) : Redirect.PIPE)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(screen.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (input != null) {
                feed(process, input);
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void feed(Process process, String input) {
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(UTF_8));
        } catch (IOException unread) {
            // as with a pager that is left early
            assert unread.getMessage() != null;
        }
    }

    /** What was shown so far. */
    public String shown() {
        try {
            return Files.exists(screen) ? Files.readString(screen) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
