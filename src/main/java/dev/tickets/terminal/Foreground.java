package dev.tickets.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands the terminal to another program until that ends: an editor, a pager, a browser. */
@FunctionalInterface
public interface Foreground {
    /**
     * Runs the program and waits for it.
     *
     * @param folder that it works in
     * @param environment all of it
     * @param input what it finds on its standard input; null for the keyboard
     * @return its exit code
     * @throws IOException when it cannot be started
     */
    int run(List<String> command, Path folder, Map<String, String> environment, @Nullable String input)
            throws IOException;
}
