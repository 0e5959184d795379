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

/** Chooses the prompts: full line editing on a modern terminal, line by line on others. */
public final class PromptsFactory {
    private PromptsFactory() {}

    /**
     * Prompts on the terminal of standard input and standard error.
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
            err.println("Asking line by line, because this terminal does not support drawing (" + why(unusable) + ").");
            return new PlainPrompts(in, err);
        }
    }

    private static String why(Throwable unusable) {
        return unusable instanceof IOException reason ? IoReason.words(reason) : Unexpected.words(unusable);
    }

    /**
     * Asks each kind of question once on a simulated terminal, so that the class archive contains the classes.
     *
     * @throws IOException when a pseudo-terminal cannot be created
     */
    public static void rehearse() throws IOException {
        // closing the keys would close the terminal
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
