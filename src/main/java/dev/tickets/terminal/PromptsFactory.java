package dev.tickets.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;

/** Chooses how to ask: with everything that a modern terminal can, or line by line where that is all there is. */
public final class PromptsFactory {
    private PromptsFactory() {}

    /**
     * Prompts on the terminal behind standard input and standard error.
     *
     * @param styled whether to use styles
     */
    public static Prompts open(Map<String, String> environment, InputStream in, PrintWriter err, boolean styled) {
        String type = environment.getOrDefault("TERM", "");
        if (type.isEmpty() || type.equals("dumb") || type.equals("unknown")) {
            return new PlainPrompts(in, err);
        }
        try {
            return new ScreenPrompts(Screen.open(type), styled);
        } catch (IOException | LinkageError unusable) {
            err.println("Asking line by line, for this terminal cannot be drawn on (" + unusable.getMessage() + ").");
            return new PlainPrompts(in, err);
        }
    }
}
