package dev.tickets.compose;

import dev.tickets.attach.ReadPipes;
import dev.tickets.config.Profile;
import dev.tickets.filing.EncryptionPolicy;
import dev.tickets.render.Notices;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Terminal;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings for writing a message.
 *
 * @param folder the base of relative paths
 * @param memory a file system in memory, writable for all users
 * @param canAsk whether questions are allowed
 * @param templates the folder of the user's templates
 * @param state the state folder
 * @param profileName of the active profile, which may not be usable yet
 * @param pipes the content of the pipes that were read for attachments
 * @param rescue takes what is to be done with a failure that ends the run from outside; null for nothing
 * @param newFile makes a path for a temporary file or folder
 * @param endPrompts ends an open question at the end of the process
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
        ReadPipes pipes,
        Consumer<@Nullable UnaryOperator<TicketsException>> rescue,
        Supplier<Path> newFile,
        Supplier<Prompts> prompts,
        Runnable endPrompts,
        Notices notices) {
    /** The user's editor for a file. */
    Editor editor(Path file) {
        return new Editor(
                terminal.foreground(), folder, environment, profile.get().attachments(), file);
    }
}
