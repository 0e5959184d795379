package dev.tickets.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the terminal to another program until the program ends: an editor, a pager, a browser. */
@FunctionalInterface
public interface Foreground {
    /**
     * Runs the program and waits for it.
     *
     * @param folder working directory
     * @param environment complete
     * @param input text for standard input; null for the keyboard
     * @return the exit code
     * @throws IOException when the program cannot be started
     */
    int run(List<String> command, Path folder, Map<String, String> environment, @Nullable String input)
            throws IOException;
}
