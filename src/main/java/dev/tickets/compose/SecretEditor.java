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
 * The user's editor for a message that must not be stored unencrypted: the editor's files are in memory, and are
 * deleted when the editor or this process ends.
 */
final class SecretEditor implements MessageEditor {
    private final WritingContext context;
    private final Consumer<Draft> keeping;

    /** @param keeping keeps the text of a failed editor, if allowed */
    SecretEditor(WritingContext context, Consumer<Draft> keeping) {
        this.context = context;
        this.keeping = keeping;
    }

    @Override
    public String edit(Draft draft) {
        Path memory = new MemoryFolder(context.memory())
                .in(context.environment())
                .orElseThrow(() -> TicketsException.usage(
                        "the editor's file would be stored unencrypted: no file system in memory is available"
                                + " (XDG_RUNTIME_DIR or /dev/shm); nothing was sent",
                        "pipe or type the message (end with Ctrl-D): -F -"));
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
                    : e.withHint("the editor's file was in memory, and its text is lost");
        }
    }

    /** Deletes files in memory left by killed runs. */
    static void sweep(WritingContext context) {
        new MemoryFolder(context.memory())
                .known(context.environment())
                .ifPresent(folder -> new Staging(folder, context.trust()).sweep());
    }
}
