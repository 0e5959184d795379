package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.render.ByteCount;
import dev.tickets.state.Sha256;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * From what was given with {@code -a} to attachments that the portal takes. Everything is looked at before anything is
 * zipped, and zipped before anything is sent; each time all that is wrong is said at once.
 */
public final class AttachmentPacker {
    private final AttachmentRules rules;
    private final Capacity capacity;
    private PackOptions wishes;
    private final PackingContext bench;
    private final List<String> problems = new ArrayList<>();
    private final JoiningNote note = new JoiningNote();

    public AttachmentPacker(AttachmentRules rules, PackOptions wishes, PackingContext bench) {
        this.rules = rules;
        this.capacity = new Capacity(rules);
        this.wishes = wishes;
        this.bench = bench;
    }

    /**
     * The attachments behind the specs {@code PATH}, {@code NAME=PATH} and {@code NAME=-}.
     *
     * @throws TicketsException (usage) that lists every problem with its remedy
     */
    public PackedAttachments prepare(List<String> specs) {
        if (specs.isEmpty()) {
            return PackedAttachments.NOTHING;
        }
        List<AttachmentSource> sources = sources(specs, bench.notices());
        Set<AttachmentSource> toZip = wishes.what() == What.ALL ? new HashSet<>(sources) : choose(sources);
        refuseSameNames(sources, toZip);
        if (!toZip.isEmpty() && !rules.takes("zip")) {
            problems.add("zipping does not help here: the portal takes no .zip either");
        }
        throwProblems();
        List<ReadyAttachment> ready = new ArrayList<>();
        try (Archiver archiver = new Archiver(bench.staging(), rules.zipLevel(), bench.clock(), bench.progress())) {
            if (wishes.what() == What.ALL) {
                attempt("the attachments", () -> ready.addAll(together(archiver, sources)));
            } else {
                for (AttachmentSource source : sources) {
                    attempt(source.spec(), () -> ready.addAll(one(archiver, source, toZip.contains(source))));
                }
            }
        }
        if (!wishes.split()) {
            problems.addAll(capacity.excess(ready));
        }
        throwProblems();
        return PackedAttachments.of(ready, rules.maxCount(), rules.payload(), note.text());
    }

    /**
     * Looks at what the specs name without packing it; asks what may be done to what cannot go out as it is.
     *
     * @return what may be done, by what was wished before and granted now
     * @throws TicketsException (usage) that lists every problem that shows before packing
     */
    public PackOptions check(List<String> specs) {
        // links are said when they are packed
        List<AttachmentSource> sources = sources(specs, notice -> {});
        Set<AttachmentSource> toZip = wishes.what() == What.ALL ? new HashSet<>(sources) : choose(sources);
        refuseSameNames(sources, toZip);
        throwProblems();
        boolean granted = wishes.what() == What.TOO_LARGE
                && toZip.stream().anyMatch(source -> !source.folder() && !rules.takes(source.extension()));
        return new PackOptions(granted ? What.REFUSED : wishes.what(), wishes.split());
    }

    private List<AttachmentSource> sources(List<String> specs, Consumer<String> notices) {
        return new SourceFinder(bench, new PipeFile(bench.staging(), bench.progress()), notices, problems).find(specs);
    }

    /** The sources that go out as a zip; those that cannot go out at all become problems. */
    private Set<AttachmentSource> choose(List<AttachmentSource> sources) {
        Set<AttachmentSource> toZip = new HashSet<>();
        for (AttachmentSource source : sources) {
            if (source.folder() || isZippedForItsType(source)) {
                toZip.add(source);
            } else if (rules.takes(source.extension())) {
                checkContent(source);
                if (source.size() > capacity.largest()) {
                    chooseTooLarge(source, toZip);
                }
            }
        }
        return toZip;
    }

    private boolean isZippedForItsType(AttachmentSource source) {
        String extension = source.extension();
        if (rules.takes(extension)) {
            return false;
        }
        String refused = (extension.isEmpty() ? "has no extension" : "is of type ." + extension)
                + ", which the portal does not take";
        if (wishes.what() == What.REFUSED || bench.ask().test(source.spec() + " " + refused + ". Zip it?")) {
            return true;
        }
        problem(
                source.spec(),
                refused + " (it takes " + String.join(", ", rules.extensions()) + "); --zip sends it as "
                        + ArchiveName.zip(source.name()));
        return false;
    }

    private void checkContent(AttachmentSource source) {
        try {
            if (!Signature.fits(source.extension(), source.path())) {
                problem(source.spec(), "does not hold what ." + source.extension() + " says");
            }
        } catch (IOException e) {
            problem(source.spec(), "cannot be read: " + Reason.of(e));
        }
    }

    private void chooseTooLarge(AttachmentSource source, Set<AttachmentSource> toZip) {
        String weight = "has " + capacity.shown(source.size(), source.size()) + ", the portal takes "
                + capacity.shown(capacity.largest(), source.size()) + "; it is compressed already";
        if (!source.isCompressed() || maySplit(source.spec() + " " + weight)) {
            toZip.add(source);
        } else {
            problem(source.spec(), weight + ": make it smaller, or --split");
        }
    }

    /** Whether what is too large may be cut; once granted, that holds for all. */
    private boolean maySplit(String why) {
        if (!wishes.split() && bench.ask().test(why + ". Send it in parts?")) {
            wishes = new PackOptions(wishes.what(), true);
        }
        return wishes.split();
    }

    private void refuseSameNames(List<AttachmentSource> sources, Set<AttachmentSource> toZip) {
        boolean together = wishes.what() == What.ALL;
        Set<String> names = new HashSet<>();
        for (AttachmentSource source : sources) {
            String name = !together && toZip.contains(source) ? ArchiveName.zip(source.name()) : source.name();
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                problem(source.spec(), "another attachment is called " + name + ", too; give it a name: -a NAME=PATH");
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(String spec, Work work) {
        try {
            work.run();
        } catch (IOException e) {
            problem(spec, "cannot be packed: " + Reason.of(e));
        }
    }

    private List<ReadyAttachment> one(Archiver archiver, AttachmentSource source, boolean zip) throws IOException {
        if (!zip) {
            return List.of(ready(source.name(), source.path(), source.size()));
        }
        Optional<Path> archive = archiver.zip(source.name(), source.files(), capacity.largest());
        if (archive.isPresent()) {
            return List.of(zipped(source, archive.get()));
        }
        if (maySplit(source.spec() + " " + tooLarge(source.size()))) {
            return source.folder()
                    ? splitArchive(archiver, source)
                    : split(archiver, source.files().get(0), source);
        }
        problem(source.spec(), tooLarge(source.size()) + "; --split sends it in parts");
        return List.of();
    }

    private ReadyAttachment zipped(AttachmentSource source, Path archive) throws IOException {
        long size = Files.size(archive);
        String name = ArchiveName.zip(source.name());
        bench.notices()
                .accept(source.name() + " " + ByteCount.human(source.size()) + " -> " + name + " "
                        + ByteCount.human(size));
        return ready(name, archive, size);
    }

    /** A folder that is too large even zipped is cut as the one archive that it is. */
    private List<ReadyAttachment> splitArchive(Archiver archiver, AttachmentSource source) throws IOException {
        Path archive =
                archiver.zip(source.name(), source.files(), Long.MAX_VALUE).orElseThrow();
        long size = Files.size(archive);
        if (size <= capacity.largest()) {
            return List.of(zipped(source, archive));
        }
        List<ReadyAttachment> parts = split(
                archiver,
                new AttachmentSource.Inner(ArchiveName.zip(source.name()), archive, size, source.modified()),
                source);
        Files.delete(archive);
        return parts;
    }

    private List<ReadyAttachment> split(Archiver archiver, AttachmentSource.Inner file, AttachmentSource source)
            throws IOException {
        List<Path> parts = archiver.split(file, capacity.largest());
        if (parts.size() == 1) {
            return List.of(zipped(source, parts.get(0)));
        }
        List<ReadyAttachment> ready = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = ArchiveName.part(file.name(), i + 1, parts.size());
            ready.add(ready(name, parts.get(i), Files.size(parts.get(i))));
        }
        bench.notices()
                .accept(file.name() + " " + ByteCount.human(source.size()) + " -> " + parts.size() + " parts, "
                        + ready.get(0).name() + " …");
        note.add(file, ready);
        return ready;
    }

    /** All sources in one archive. */
    private List<ReadyAttachment> together(Archiver archiver, List<AttachmentSource> sources) throws IOException {
        List<AttachmentSource.Inner> files = new ArrayList<>();
        long size = 0;
        for (AttachmentSource source : sources) {
            files.addAll(source.files());
            size += source.size();
        }
        AttachmentSource all = new AttachmentSource(
                "the attachments",
                "attachments",
                bench.folder(),
                size,
                bench.clock().instant(),
                true,
                files);
        if (wishes.split()) {
            return splitArchive(archiver, all);
        }
        Optional<Path> archive = archiver.zip(all.name(), files, capacity.largest());
        if (archive.isEmpty()) {
            problem(all.spec(), tooLarge(size) + "; --split sends it in parts");
            return List.of();
        }
        return List.of(zipped(all, archive.get()));
    }

    private ReadyAttachment ready(String name, Path path, long size) throws IOException {
        return new ReadyAttachment(name, path, size, bench.sums() ? Sha256.sha256(path, size) : null);
    }

    private String tooLarge(long size) {
        return "has " + capacity.shown(size, size) + " and stays above the " + capacity.shown(capacity.largest(), size)
                + " that the portal takes, even zipped";
    }

    private void problem(String spec, String what) {
        problems.add(spec + ": " + what);
    }

    private void throwProblems() {
        Capacity.throwAny(problems);
    }
}
