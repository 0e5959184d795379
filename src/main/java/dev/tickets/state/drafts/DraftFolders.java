package dev.tickets.state.drafts;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folders of the drafts, named by their ids. */
final class DraftFolders {
    private final Path folder;
    private final TrustedFiles trust;
    private final ShortId ids;

    DraftFolders(Path folder, TrustedFiles trust, ShortId ids) {
        this.folder = folder;
        this.trust = trust;
        this.ids = ids;
    }

    /** The ids of all folders, sorted. */
    List<String> all() {
        if (!Files.isDirectory(trust.checked(folder))) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(folder)) {
            folders.filter(Files::isDirectory).forEach(one -> found.add(String.valueOf(one.getFileName())));
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot read the drafts in " + folder, folder, e);
        }
        found.sort(null);
        return found;
    }

    /** The only id that begins so. */
    String id(String id) {
        List<String> matching = ShortId.matching(id, all());
        if (matching.size() != 1) {
            String what = matching.isEmpty() ? "draft " + id + " does not exist" : "several drafts begin with " + id;
            throw new TicketsException(ErrorCode.NOT_FOUND, what, "tickets drafts list");
        }
        return matching.get(0);
    }

    /** Makes a folder; returns its id. */
    String make(Instant now) throws IOException {
        trust.makeFolder(folder);
        while (true) {
            String id = ids.next(now);
            try {
                Files.createDirectory(folder.resolve(id), AtomicFile.FOLDER);
                return id;
            } catch (FileAlreadyExistsException taken) {
                // the next id is another one
            }
        }
    }
}
