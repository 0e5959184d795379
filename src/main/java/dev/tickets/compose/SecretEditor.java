package dev.tickets.compose;

import dev.tickets.attach.Staging;
import dev.tickets.state.AtomicFile;
import dev.tickets.state.MemoryFolder;
import dev.tickets.state.drafts.EditedText;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The user's editor for a message that must not lie on disk in clear: its file, and what the editor writes beside it,
 * lies in memory, and goes when the editor ends or this process does.
 */
final class SecretEditor implements MessageEditor {
    private final WritingContext context;
    private final Consumer<Draft> keeping;

    /** @param keeping takes what an editor that failed has saved, where it may be kept */
    SecretEditor(WritingContext context, Consumer<Draft> keeping) {
        this.context = context;
        this.keeping = keeping;
    }

    @Override
    public String edit(Draft draft) {
        Path memory = new MemoryFolder(context.memory())
                .in(context.environment())
                .orElseThrow(() -> TicketsException.usage(
                        "the file of an editor would lie here in clear, for there is no file system in memory for it"
                                + " (XDG_RUNTIME_DIR or /dev/shm); nothing was sent",
                        "pipe the message, or type it and end with Ctrl-D: -F -"));
        try (Staging room = new Staging(memory, context.trust())) {
            Path folder = room.newFile();
            AtomicFile.makeFolder(folder);
            return edited(draft, folder.resolve("message.txt"));
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.USAGE, "cannot write a file for the editor", memory, e);
        }
    }

    private String edited(Draft draft, Path file) {
        try {
            return context.editor(file).edit(draft);
        } catch (TicketsException e) {
            EditedText.unfinished(file)
                    .ifPresent(text -> keeping.accept(draft.but().message(text).draft()));
            String hint = e.hint();
            throw hint == null || !hint.contains(file.toString())
                    ? e
                    : e.withHint("its file was in memory, and is gone");
        }
    }

    /** Clears what runs that were killed have left in memory. */
    static void sweep(WritingContext context) {
        new MemoryFolder(context.memory())
                .known(context.environment())
                .ifPresent(folder -> new Staging(folder, context.trust()).sweep());
    }
}
