package dev.tickets.compose;

import dev.tickets.config.AttachmentRules;
import dev.tickets.state.AtomicFile;
import dev.tickets.state.Utf8;
import dev.tickets.state.drafts.EditedText;
import dev.tickets.terminal.Foreground;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The user's editor: {@code VISUAL}, {@code EDITOR}, else an installed one. The saved text stays in its file until it
 * is in the draft: after a failure, the next editor starts with this text.
 */
public final class Editor implements MessageEditor {
    private final EditorProgram program;
    private final AttachmentRules rules;
    private final Path file;

    /**
     * @param folder the editor's working folder
     * @param rules shown below the message
     * @param file to edit, private to this user
     */
    public Editor(
            Foreground foreground, Path folder, Map<String, String> environment, AttachmentRules rules, Path file) {
        this.program = new EditorProgram(
                foreground, folder, environment, ", or pass the message with -m or -F", "; nothing was sent");
        this.rules = rules;
        this.file = file;
    }

    @Override
    public String edit(Draft draft) {
        String command = program.command();
        EditorPage page = new EditorPage(draft, rules);
        String begun = EditedText.unfinished(file).orElse(MessageBody.message(draft));
        try {
            AtomicFile.write(file, page.around(begun).getBytes(StandardCharsets.UTF_8));
            program.run(command, file);
            String message = page.messageIn(saved());
            if (message.isEmpty()) {
                Files.delete(file);
            }
            return message;
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot write a file for the editor", file.getParent(), e);
        }
    }

    private String saved() {
        try {
            return Utf8.decode(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw TicketsException.usage("the editor deleted its file; nothing was sent", null);
        } catch (CharacterCodingException e) {
            throw new TicketsException(
                    ErrorCode.USAGE,
                    "the file saved by the editor is not UTF-8 text; nothing was sent",
                    "convert the file (iconv -t UTF-8), and pass it with -F: " + file,
                    e);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot read the file saved by the editor", file, e);
        }
    }
}
