package dev.tickets.compose;

import dev.tickets.state.AtomicFile;
import dev.tickets.terminal.Foreground;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Opens config.toml in the user's editor; an absent file begins with an example in comments. */
public final class ConfigEditor {
    private static final String EXAMPLE = """
            # Profiles of tickets. Every key: tickets config show; https://toml.io explains the format.
            #
            # default-profile = "work"
            #
            # [profiles.work]
            # portal = "https://portal.example.net"
            # user = "you@example.net"
            # password-command = "pass hosting/portal"
            # default-department = "VPS"
            # cc = ["ops@example.net"]
            """;

    private final Foreground foreground;
    private final Map<String, String> environment;

    public ConfigEditor(Foreground foreground, Map<String, String> environment) {
        this.foreground = foreground;
        this.environment = environment;
    }

    /**
     * Runs the editor on the file until it ends.
     *
     * @param folder the editor's working folder
     * @throws dev.tickets.ticket.TicketsException (usage) when no editor can be run, or the file cannot be created
     */
    public void edit(Path file, Path folder) {
        EditorProgram program = new EditorProgram(
                foreground, folder, environment, ", or change the file " + file + " in another way", "");
        String command = program.command();
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                AtomicFile.write(file, EXAMPLE.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot create " + file, file, e);
        }
        program.run(command, file);
    }
}
