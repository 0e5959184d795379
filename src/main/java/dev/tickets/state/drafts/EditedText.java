package dev.tickets.state.drafts;

import dev.tickets.state.Utf8;
import dev.tickets.ticket.MessageBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The message in a file that an editor has left. */
public final class EditedText {
    /** Everything from this line on is no part of the message. */
    public static final String SCISSORS = "# ------------------------ >8 ------------------------";

    private EditedText() {}

    /** The text above the line. */
    public static String cut(String saved) {
        String lines = MessageBody.unixLines(saved);
        int line = ("\n" + lines).lastIndexOf("\n" + SCISSORS);
        return (line < 0 ? lines : lines.substring(0, line)).strip();
    }

    /** The text in the file; empty if the editor has left none. */
    public static Optional<String> unfinished(Path file) {
        try {
            return Optional.of(cut(Utf8.decode(Files.readAllBytes(file)))).filter(text -> !text.isEmpty());
        } catch (IOException nothingToTakeUp) {
            return Optional.empty();
        }
    }
}
