package dev.tickets.state.portals;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.JsonFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Saves {@link PortalFacts}: a small file for each origin in the state folder. Losing it costs a lesson, no data; but
 * the fact that a portal does not encrypt must survive, so this fact has a separate mark for a full disk.
 */
public final class PortalFactsStore {
    private static final String DAYS = "learnedOn";

    private final Path file;
    private final Path mark;
    private final Path offset;
    private final Clock clock;
    private final Consumer<String> notices;
    private final Consumer<String> warnings;
    private @Nullable PortalFacts facts;
    private boolean offsetRead;
    private @Nullable LearnedOffset knownOffset;

    /**
     * Checks at once whether the files may be used, as a ticket may be filed before they are read.
     *
     * @param folder of all portals' files
     * @param clock dates what is learned
     * @param notices gets a message for each failure to save or read
     * @throws dev.tickets.ticket.TicketsException (usage) when another user can change them
     */
    public PortalFactsStore(Path folder, String origin, TrustedFiles trust, Clock clock, Consumer<String> notices) {
        this(folder, origin, trust, clock, notices, notices);
    }

    /** @param warnings gets a message for a setting that contradicts a fact */
    public PortalFactsStore(
            Path folder,
            String origin,
            TrustedFiles trust,
            Clock clock,
            Consumer<String> notices,
            Consumer<String> warnings) {
        String name =
                origin.replace("://", "_").replace(':', '_').replace('[', '(').replace(']', ')');
        this.file = trust.checkedIfOpen(folder.resolve(name + ".json"));
        this.mark = trust.checkedIfOpen(folder.resolve(name + ".disproven"));
        this.offset = trust.checkedIfOpen(folder.resolve(name + ".offset"));
        this.clock = clock;
        this.notices = notices;
        this.warnings = warnings;
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
        PortalFacts before = read();
        PortalFacts learned = lesson.apply(before).learned(before, today());
        facts = learned;
        write(learned);
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    /** How far the portal's times are from UTC; null when not known. A file of its own, because every list reads it. */
    public @Nullable LearnedOffset offset() {
        if (!offsetRead) {
            knownOffset = readOffset();
            offsetRead = true;
        }
        return knownOffset;
    }

    private @Nullable LearnedOffset readOffset() {
        try {
            return LearnedOffset.parse(BoundedFile.text(offset));
        } catch (NoSuchFileException nothingLearnedYet) {
            return null;
        } catch (IOException e) {
            notices.accept("cannot read the time zone of the portal in " + offset + ": " + IoReason.words(e));
            return null;
        }
    }

    public void learnOffset(LearnedOffset learned) {
        knownOffset = learned;
        offsetRead = true;
        try {
            AtomicFile.makeFolder(AtomicFile.parent(offset));
            AtomicFile.write(offset, learned.line().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            notices.accept("cannot save the time zone of the portal in " + offset + ": " + IoReason.words(e));
        }
    }

    /**
     * Forgets what was learned, except that the portal does not encrypt.
     *
     * @return the forgotten facts, and the offset
     * @throws dev.tickets.ticket.TicketsException (unexpected) when the files cannot be changed
     */
    public Forgotten forget() {
        PortalFacts before = read();
        PortalFacts rest = before.forgotten();
        LearnedOffset offsetBefore = readOffset();
        try {
            Files.deleteIfExists(offset);
            if (rest.equals(PortalFacts.NONE)) {
                Files.deleteIfExists(file);
            } else {
                JsonFile.write(file, fields(rest));
                Files.deleteIfExists(mark);
            }
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot forget the facts about the portal", file, e);
        }
        facts = rest;
        knownOffset = null;
        offsetRead = true;
        List<Fact> forgotten = new ArrayList<>(before.known());
        forgotten.removeAll(rest.known());
        return new Forgotten(before, forgotten, offsetBefore, !rest.equals(PortalFacts.NONE));
    }

    /**
     * What was forgotten.
     *
     * @param before with the values and days
     * @param offset null when none was known
     * @param disproof whether the fact that the portal does not encrypt was kept
     */
    public record Forgotten(
            PortalFacts before, List<Fact> facts, @Nullable LearnedOffset offset, boolean disproof) {}

    /** Tells the user of a setting that contradicts a fact. */
    public void warn(String what) {
        warnings.accept(what);
    }

    private PortalFacts read() {
        PortalFacts known = readFile();
        return Files.exists(mark) ? known.withEncryption(false) : known;
    }

    private PortalFacts readFile() {
        try {
            Map<String, Object> fields = JsonFile.read(file);
            Map<?, ?> days = fields.get(DAYS) instanceof Map<?, ?> map ? map : Map.of();
            PortalFacts known = PortalFacts.NONE;
            for (Fact fact : Fact.values()) {
                Object value = fields.get(fact.key());
                if (value != null && fact.isValue(value)) {
                    String day = days.get(fact.key()) instanceof String text ? text : null;
                    known = known.with(fact, value).dated(fact, day);
                }
            }
            return known;
        } catch (NoSuchFileException nothingLearnedYet) {
            return PortalFacts.NONE;
        } catch (IOException e) {
            notices.accept("cannot read the facts about the portal in " + file + ", so its encryption is not trusted: "
                    + IoReason.notice(file, e));
            return PortalFacts.NONE.withEncryption(false);
        }
    }

    private static Map<String, Object> fields(PortalFacts known) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> days = new LinkedHashMap<>();
        for (Fact fact : known.known()) {
            fields.put(fact.key(), known.value(fact));
            if (known.day(fact) != null) {
                days.put(fact.key(), known.day(fact));
            }
        }
        fields.put(DAYS, days);
        return fields;
    }

    private void write(PortalFacts learned) {
        try {
            JsonFile.write(file, fields(learned));
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            // a ticket may just have been filed: that must not end in an error because of a lesson
            notices.accept("cannot save the facts about the portal in " + file + ": " + IoReason.notice(file, e));
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
