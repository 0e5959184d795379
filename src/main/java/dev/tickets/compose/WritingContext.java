package dev.tickets.compose;

import dev.tickets.config.Profile;
import dev.tickets.filing.EncryptionPolicy;
import dev.tickets.render.Notices;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a person who writes a message works with.
 *
 * @param folder that relative paths start from
 * @param memory a file system in memory, where all users may make files
 * @param canAsk whether the person may be asked
 * @param templates the folder of the user's own templates
 * @param state the folder for what is kept
 * @param profileName of the profile in force, which may not be usable yet
 * @param newFile a path for a temporary file or folder
 * @param endPrompts ends a question while the process ends
 */
public record WritingContext(
        Map<String, String> environment,
        Path folder,
        Path memory,
        Clock clock,
        Terminal terminal,
        boolean canAsk,
        TrustedFiles trust,
        Path templates,
        Supplier<Path> state,
        String profileName,
        Supplier<Profile> profile,
        Drafts drafts,
        DraftFiles files,
        Supplier<EncryptionPolicy> policy,
        Supplier<Path> newFile,
        Supplier<Prompts> prompts,
        Runnable endPrompts,
        Notices notices) {
    /** The user's editor, for that file. */
    Editor editor(Path file) {
        return new Editor(
                terminal.foreground(), folder, environment, profile.get().attachments(), file);
    }
}
