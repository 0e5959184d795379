package dev.tickets.state.drafts;

import dev.tickets.state.JsonFile;
import dev.tickets.state.SystemRandom;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The drafts that cannot be read. Unlike {@link Drafts}, this reading changes and deletes nothing.
 *
 * @param count number of all drafts
 */
public record UnreadableDrafts(int count, List<Fault> faults) {
    /** A draft that cannot be read, and why. */
    public record Fault(String id, Path folder, String reason) {}

    /**
     * Reads all drafts in a folder.
     *
     * @throws TicketsException when the folder itself cannot be read
     */
    public static UnreadableDrafts in(Path folder, TrustedFiles trust) {
        int count = 0;
        List<Fault> faults = new ArrayList<>();
        for (String id : new DraftFolders(folder, trust, new ShortId(SystemRandom.generator())).all()) {
            Path draft = folder.resolve(id);
            Path document = draft.resolve(Drafts.DOCUMENT);
            // a draft without a document is being made or discarded
            if (Files.exists(document)) {
                count++;
                try {
                    DraftDocument.read(id, JsonFile.read(trust.checked(document)));
                } catch (TicketsException e) {
                    faults.add(new Fault(id, draft, e.getMessage()));
                } catch (IOException e) {
                    faults.add(new Fault(id, draft, IoReason.words(e)));
                }
            }
        }
        return new UnreadableDrafts(count, faults);
    }
}
