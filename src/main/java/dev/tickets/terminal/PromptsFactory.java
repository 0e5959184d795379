package dev.tickets.terminal;

import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
            err.println("Asking line by line, for this terminal cannot be drawn on (" + why(unusable) + ").");
            return new PlainPrompts(in, err);
        }
    }

    private static String why(Throwable unusable) {
        return unusable instanceof IOException reason ? IoReason.words(reason) : Unexpected.words(unusable);
    }

    /**
     * Asks each kind of question once, of nobody, so that Java gets to know the classes for the class archive.
     *
     * @throws IOException when there can be no pseudo-terminal
     */
    public static void rehearse() throws IOException {
        // an end of the keys would be the end of the terminal
        try (PipedOutputStream keys = new PipedOutputStream();
                Prompts prompts = new ScreenPrompts(
                        Screen.rehearsal(new PipedInputStream(keys), OutputStream.nullOutputStream()), true)) {
            keys.write("\rb\rc\r.\ry\r".getBytes(StandardCharsets.US_ASCII));
            keys.flush();
            prompts.choose(new Prompts.Choices("a", List.of(new Prompts.Choice("one", "of one")), 0));
            prompts.line(Prompts.Line.labelled("b"));
            prompts.text(new Prompts.Text("c", "", true, typed -> {}));
            prompts.confirm("d", true);
        }
    }
}
