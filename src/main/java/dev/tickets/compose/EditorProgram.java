package dev.tickets.compose;

import dev.tickets.config.ProgramPath;
import dev.tickets.terminal.Foreground;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The program that the user edits files with: {@code VISUAL}, {@code EDITOR}, else an installed one.
 *
 * @param folder the editor's working folder
 * @param otherwise ends the hint for a missing editor: what works without one
 * @param consequence ends the message of a failure
 */
record EditorProgram(
        Foreground foreground, Path folder, Map<String, String> environment, String otherwise, String consequence) {
    private static final List<String> USUAL = List.of("sensible-editor", "editor", "nano", "vi");
    private static final String ANOTHER = "choose another editor with VISUAL or EDITOR";

    /**
     * The command line of the editor.
     *
     * @throws TicketsException (usage) when no editor is installed
     */
    String command() {
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
                        ANOTHER + otherwise));
    }

    /**
     * Runs the editor until it ends.
     *
     * @throws TicketsException (usage) when the editor cannot be run, or reports a failure
     */
    void run(String command, Path file) {
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
            throw TicketsException.usage("the editor '" + command + "' was not found" + consequence, ANOTHER);
        }
        if (exitCode != 0) {
            throw TicketsException.usage(
                    "the editor '" + command + "' failed with exit code " + exitCode + consequence, ANOTHER);
        }
    }
}
