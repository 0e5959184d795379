package dev.tickets.state.portals;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.JsonFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Saves {@link PortalFacts}: a small file for each origin in the state folder. Losing it costs a lesson, no data; but
 * the fact that a portal does not encrypt must survive, so this fact has a separate mark for a full disk.
 */
public final class PortalFactsStore {
    private final Path file;
    private final Path mark;
    private final Consumer<String> notices;
    private @Nullable PortalFacts facts;

    /**
     * Checks at once whether the files may be used, as a ticket may be filed before they are read.
     *
     * @param folder of all portals' files
     * @param notices gets a message for each failure to save or read
     * @throws dev.tickets.ticket.TicketsException (usage) when another user can change them
     */
    public PortalFactsStore(Path folder, String origin, TrustedFiles trust, Consumer<String> notices) {
        String name =
                origin.replace("://", "_").replace(':', '_').replace('[', '(').replace(']', ')');
        this.file = trust.checked(folder.resolve(name + ".json"));
        this.mark = trust.checked(folder.resolve(name + ".disproven"));
        this.notices = notices;
    }

    public PortalFacts facts() {
        if (facts == null) {
            facts = read();
        }
        return facts;
    }

    /** Saves new facts. */
    public void learn(UnaryOperator<PortalFacts> lesson) {
        if (lesson.apply(facts()).equals(facts())) {
            return;
        }
        // another run may have learned something else meanwhile
        PortalFacts learned = lesson.apply(read());
        facts = learned;
        write(learned);
    }

    private PortalFacts read() {
        PortalFacts known = readFile();
        return Files.exists(mark) ? known.withEncryption(false) : known;
    }

    private PortalFacts readFile() {
        try {
            Map<String, Object> fields = JsonFile.read(file);
            return new PortalFacts(
                    Boolean.TRUE.equals(fields.get("keepsCc")),
                    fields.get("serviceField") instanceof String field ? field : null,
                    fields.get("multipart") instanceof Boolean proven ? proven : null,
                    fields.get("json") instanceof Boolean proven ? proven : null,
                    fields.get("encrypts") instanceof Boolean proven ? proven : null);
        } catch (NoSuchFileException nothingLearnedYet) {
            return PortalFacts.NONE;
        } catch (IOException e) {
            notices.accept("cannot read the facts about the portal in " + file + ", so its encryption is not trusted: "
                    + IoReason.words(e));
            return PortalFacts.NONE.withEncryption(false);
        }
    }

    private void write(PortalFacts learned) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("keepsCc", learned.keepsCc());
        fields.put("serviceField", learned.serviceField());
        fields.put("multipart", learned.multipart());
        fields.put("json", learned.json());
        fields.put("encrypts", learned.encrypts());
        try {
            JsonFile.write(file, fields);
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            // a ticket may just have been filed: that must not end in an error because of a lesson
            notices.accept("cannot save the facts about the portal in " + file + ": " + IoReason.words(e));
            if (Boolean.FALSE.equals(learned.encrypts())) {
                markDisproven();
            }
        }
    }

    /** An empty file often has room where nothing else has, and a new name for the old file always. */
    private void markDisproven() {
        try {
            AtomicFile.makeFolder(AtomicFile.parent(mark));
            if (!Files.exists(mark)) {
                Files.createFile(mark, AtomicFile.FILE);
            }
        } catch (IOException noRoom) {
            renameToMark(noRoom);
        }
    }

    private void renameToMark(IOException noRoom) {
        try {
            Files.move(file, mark);
        } catch (IOException e) {
            noRoom.addSuppressed(e);
            notices.accept("the portal does not encrypt, and this fact cannot be saved in " + mark + ": "
                    + IoReason.words(noRoom) + "\nset encrypt-portal = \"never\" in config.toml");
        }
    }
}
