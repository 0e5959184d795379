package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.render.ByteCount;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Sha256;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * From what was given with {@code -a} to attachments that the portal takes: {@link PlainPacker} sends files as they are
 * or zipped, {@link PgpPacker} encrypts them. Everything is looked at before anything is packed, and packed before
 * anything is sent; each time all that is wrong is said at once.
 */
public abstract class AttachmentPacker {
    final AttachmentRules rules;
    final Capacity capacity;
    final PackingContext context;
    final List<String> problems = new ArrayList<>();
    final JoiningNote note = new JoiningNote();
    private PackOptions options;

    AttachmentPacker(AttachmentRules rules, PackOptions options, PackingContext context) {
        this.rules = rules;
        this.capacity = new Capacity(rules);
        this.options = options;
        this.context = context;
    }

    /**
     * The attachments behind the specs {@code PATH}, {@code NAME=PATH} and {@code NAME=-}.
     *
     * @throws TicketsException (usage) that lists every problem with its remedy
     */
    public final PackedAttachments prepare(List<String> specs) {
        if (specs.isEmpty()) {
            return PackedAttachments.NOTHING;
        }
        List<AttachmentSource> sources = found(specs, context.notices());
        checkPacking(sources);
        throwProblems();
        List<ReadyAttachment> ready = pack(isTogether() ? List.of(together(sources)) : sources);
        if (!options.split()) {
            problems.addAll(capacity.excess(ready));
        }
        throwProblems();
        return PackedAttachments.of(ready, rules.maxCount(), rules.payload(), note.text());
    }

    /**
     * Looks at what the specs name without packing it; may ask what may be done to what cannot go out as it is.
     *
     * @return what may be done, by what was wished before and granted now
     * @throws TicketsException (usage) that lists every problem that shows before packing
     */
    public abstract PackOptions check(List<String> specs);

    /** Where what comes out of a pipe is put. */
    abstract PipeReader intake();

    /** Looks at what was found; what cannot go out at all becomes a problem. */
    abstract List<AttachmentSource> examined(List<AttachmentSource> sources);

    /** The name of what a source becomes; no two of them may be the same. */
    abstract String packedName(AttachmentSource source);

    /** What speaks against packing these becomes a problem. */
    abstract void checkPacking(List<AttachmentSource> sources);

    /** The attachments that a source becomes; empty where they became a problem. */
    abstract List<ReadyAttachment> packed(AttachmentSource source) throws IOException;

    /** What cannot be done to a file that cannot be read: {@code packed}. */
    abstract String verb();

    final List<AttachmentSource> found(List<String> specs, Consumer<String> notices) {
        List<AttachmentSource> sources = examined(new SourceFinder(context, intake(), notices, problems).find(specs));
        Set<String> names = new HashSet<>();
        for (AttachmentSource source : sources) {
            String name = packedName(source);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                problem(source, "another attachment is called " + name + ", too; give it a name: -a NAME=PATH");
            }
        }
        return sources;
    }

    /** Packs each of them, as far as that can be done. */
    List<ReadyAttachment> pack(List<AttachmentSource> sources) {
        List<ReadyAttachment> ready = new ArrayList<>();
        for (AttachmentSource source : sources) {
            try {
                ready.addAll(packed(source));
            } catch (IOException e) {
                problem(source, "cannot be " + verb() + ": " + Reason.of(e));
            }
        }
        return ready;
    }

    final PackOptions options() {
        return options;
    }

    /** Whether all of them become one archive. */
    final boolean isTogether() {
        return options.what() == What.ALL;
    }

    private AttachmentSource together(List<AttachmentSource> sources) {
        List<AttachmentSource.Inner> files = new ArrayList<>();
        long size = 0;
        for (AttachmentSource source : sources) {
            files.addAll(source.files());
            size += source.size();
        }
        return new AttachmentSource(
                "the attachments",
                "attachments",
                context.folder(),
                size,
                context.clock().instant(),
                true,
                files);
    }

    /** Whether what is too large may be cut; once granted, that holds for all. */
    final boolean maySplit(String why) {
        if (!options.split() && context.ask().test(why + ". Send it in parts?")) {
            options = new PackOptions(options.what(), true);
        }
        return options.split();
    }

    /** The parts of what was cut, under the names of parts. */
    final List<ReadyAttachment> parts(String name, AttachmentSource source, List<Path> parts) throws IOException {
        List<ReadyAttachment> ready = new ArrayList<>();
        for (Path part : parts) {
            ready.add(ready(ArchiveName.part(name, ready.size() + 1, parts.size()), part));
        }
        context.notices()
                .accept(name + " " + ByteCount.human(source.size()) + " -> " + parts.size() + " parts, "
                        + ready.get(0).name() + " …");
        return ready;
    }

    final ReadyAttachment ready(String name, Path path) throws IOException {
        return ready(name, path, Files.size(path));
    }

    /** @param size as it was when it was found: a log may grow meanwhile */
    final ReadyAttachment ready(String name, Path path, long size) throws IOException {
        return new ReadyAttachment(name, path, size, context.sums() ? Sha256.sha256(path, size) : null);
    }

    /** Becomes a problem: it is too large, and may not be cut. */
    final List<ReadyAttachment> unsplit(AttachmentSource source, String tooLarge) {
        problem(source, tooLarge + "; --split sends it in parts");
        return List.of();
    }

    final void problem(AttachmentSource source, String what) {
        problems.add(source.spec() + ": " + what);
    }

    final void throwProblems() {
        if (!problems.isEmpty()) {
            throw TicketsException.usage(
                    "nothing was sent, because of the attachments:\n" + String.join("\n", problems), null);
        }
    }
}
