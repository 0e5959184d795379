package dev.tickets.compose;

import dev.tickets.config.AttachmentRules;
import dev.tickets.config.ProgramPath;
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
import java.util.List;
import java.util.Map;

/**
 * The user's editor: {@code VISUAL}, {@code EDITOR}, else an installed one. The saved text stays in its file until it
 * is in the draft: after a failure, the next editor starts with this text.
 */
public final class Editor implements MessageEditor {
    private static final List<String> USUAL = List.of("sensible-editor", "editor", "nano", "vi");
    private static final String ANOTHER = "choose another editor with VISUAL or EDITOR";

    private final Foreground foreground;
    private final Path folder;
    private final Map<String, String> environment;
    private final AttachmentRules rules;
    private final Path file;

    /**
     * @param folder the editor's working folder
     * @param rules shown below the message
     * @param file to edit, private to this user
     */
    public Editor(
            Foreground foreground, Path folder, Map<String, String> environment, AttachmentRules rules, Path file) {
        this.foreground = foreground;
        this.folder = folder;
        this.environment = environment;
        this.rules = rules;
        this.file = file;
    }

    @Override
    public String edit(Draft draft) {
        String command = command();
        EditorPage page = new EditorPage(draft, rules);
        String begun = EditedText.unfinished(file).orElse(MessageBody.message(draft));
        try {
            AtomicFile.write(file, page.around(begun).getBytes(StandardCharsets.UTF_8));
            run(command);
            String message = page.messageIn(saved());
            if (message.isEmpty()) {
                Files.delete(file);
            }
            return message;
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot write a file for the editor", file.getParent(), e);
        }
    }

    private String command() {
        for (String variable : List.of("VISUAL", "EDITOR")) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                return value.strip();
            }
        }
        return new ProgramPath(environment)
                .first(USUAL)
                .map(Path::toString)
                .orElseThrow(() -> TicketsException.usage(
                        "no editor found: VISUAL and EDITOR are not set, and none of " + String.join(", ", USUAL)
                                + " is installed",
                        ANOTHER + ", or pass the message with -m or -F"));
    }

    private void run(String command) {
        int exitCode;
        try {
            // the value may have arguments; the file is always one argument
            exitCode = foreground.run(
                    List.of(ProgramPath.SHELL, "-c", command + " \"$@\"", command, file.toString()),
                    folder,
                    environment,
                    null);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "the editor '" + command + "' cannot be run", null, ANOTHER, e);
        }
        if (exitCode == 127) {
            throw TicketsException.usage("the editor '" + command + "' was not found; nothing was sent", ANOTHER);
        }
        if (exitCode != 0) {
            throw TicketsException.usage(
                    "the editor '" + command + "' failed with exit code " + exitCode + "; nothing was sent", ANOTHER);
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
