package dev.tickets.terminal;

import dev.tickets.config.Secret;
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
import java.util.function.Function;

/** Chooses the prompts: full line editing on a modern terminal, line by line on others. */
public final class PromptsFactory {
    private PromptsFactory() {}

    /**
     * Prompts on the terminal of standard input and standard error.
     *
     * @param styled whether to use styles
     * @param hidden asks for a secret on a terminal that cannot be drawn on
     */
    public static PromptsOpening opening(
            Map<String, String> environment,
            InputStream in,
            PrintWriter err,
            boolean styled,
            Function<String, Secret> hidden) {
        return new PromptsOpening(() -> open(environment, in, err, styled, hidden), err);
    }

    private static PromptsOpening.Opened open(
            Map<String, String> environment,
            InputStream in,
            PrintWriter err,
            boolean styled,
            Function<String, Secret> hidden) {
        String type = environment.getOrDefault("TERM", "");
        if (type.isEmpty() || type.equals("dumb") || type.equals("unknown")) {
            return new PromptsOpening.Opened(new PlainPrompts(in, err, new LineSize(), hidden), null);
        }
        try {
            return new PromptsOpening.Opened(new ScreenPrompts(Screen.open(type), styled), null);
        } catch (IOException | LinkageError unusable) {
            return new PromptsOpening.Opened(
                    new PlainPrompts(in, err, new LineSize(), hidden),
                    "Asking line by line, because this terminal does not support drawing (" + why(unusable) + ").");
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
            prompts.text(new Prompts.Text("c", "", List.of(Prompts.Command.EDITOR), typed -> {}));
            prompts.confirm("d", true);
        }
        Screen.rehearseSystem();
    }
}
