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
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Turns the specs of {@code -a} into attachments that the portal accepts: {@link PlainPacker} sends files unchanged or
 * zipped, {@link PgpPacker} encrypts them. All files are checked before the first is packed, and packed before the
 * first is sent; each step reports all problems at once.
 */
public abstract class AttachmentPacker {
    final AttachmentRules rules;
    final Capacity capacity;
    final PackingContext context;
    /** What is said of the files once all of them can be attached. */
    final List<String> remarks = new ArrayList<>();

    private final List<Problem> problems = new ArrayList<>();
    private final Set<AttachmentSource> bad = Collections.newSetFromMap(new IdentityHashMap<>());
    final JoiningNote note = new JoiningNote();
    private PackOptions options;

    AttachmentPacker(AttachmentRules rules, PackOptions options, PackingContext context) {
        this.rules = rules;
        this.capacity = new Capacity(rules);
        this.options = options;
        this.context = context;
    }

    /**
     * Packs the attachments of the specs {@code PATH}, {@code NAME=PATH} and {@code NAME=-}.
     *
     * @throws TicketsException (usage) that lists every problem with its remedy
     */
    public final PackedAttachments prepare(List<String> specs) {
        if (specs.isEmpty()) {
            return PackedAttachments.NOTHING;
        }
        List<AttachmentSource> sources = found(specs);
        checkPacking(sources);
        throwProblems();
        remarks.forEach(context.notices());
        List<AttachmentSource> good = withoutBad(sources);
        List<ReadyAttachment> ready = good.isEmpty() ? List.of() : pack(isTogether() ? List.of(together(good)) : good);
        if (!options.split()) {
            ready = within(ready);
        }
        throwProblems();
        List<String> lacking = new ArrayList<>();
        problems.forEach(problem -> lacking.add(problem.brief()));
        return PackedAttachments.of(ready, rules.maxCount(), rules.payload(), note.text())
                .lacking(lacking);
    }

    private List<AttachmentSource> withoutBad(List<AttachmentSource> sources) {
        List<AttachmentSource> good = new ArrayList<>();
        for (AttachmentSource source : sources) {
            if (!bad.contains(source)) {
                good.add(source);
            }
        }
        return good;
    }

    /** The attachments that fit in one message; the others become problems. */
    private List<ReadyAttachment> within(List<ReadyAttachment> ready) {
        if (!options.partly()) {
            capacity.excess(ready).forEach(problems::add);
            return ready;
        }
        List<ReadyAttachment> fitting = new ArrayList<>();
        for (ReadyAttachment attachment : ready) {
            fitting.add(attachment);
            for (Problem excess : capacity.excess(fitting)) {
                fitting.remove(attachment);
                problems.add(new Problem(attachment.name(), "does not fit: " + excess.brief()));
                break;
            }
        }
        return fitting;
    }

    /**
     * Checks the files of the specs without packing them; may ask for permission to zip or split a file.
     *
     * @return the options, including the permissions given now
     * @throws TicketsException (usage) that lists every problem found before packing
     */
    public abstract PackOptions check(List<String> specs);

    /** Stores the content of pipes. */
    abstract PipeReader pipeReader();

    /** Examines the files; a file that cannot be sent becomes a problem. */
    abstract List<AttachmentSource> examined(List<AttachmentSource> sources);

    /** The name of the packed source, unique among all sources. */
    abstract String packedName(AttachmentSource source);

    /** Adds the reasons against packing these sources to the problems. */
    abstract void checkPacking(List<AttachmentSource> sources);

    /** Packs a source; empty when a problem was added instead. */
    abstract List<ReadyAttachment> packed(AttachmentSource source) throws IOException;

    /** The verb for the message about an unreadable file: {@code packed}. */
    abstract String verb();

    final List<AttachmentSource> found(List<String> specs) {
        SourceFinder finder = new SourceFinder(context, pipeReader(), options.partly(), remarks, problems);
        List<AttachmentSource> sources = examined(finder.find(specs));
        Set<String> names = new HashSet<>();
        for (AttachmentSource source : sources) {
            String name = packedName(source);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                problem(source, "another attachment has the name " + name, "; choose another name: -a NAME=PATH");
            }
        }
        return sources;
    }

    /** Packs each source; a source that fails becomes a problem. */
    List<ReadyAttachment> pack(List<AttachmentSource> sources) {
        List<ReadyAttachment> ready = new ArrayList<>();
        for (AttachmentSource source : sources) {
            try {
                ready.addAll(packed(source));
            } catch (IOException e) {
                problem(source, "cannot be " + verb() + ": " + PackFault.of(e));
            } catch (TicketsException e) {
                problem(source, PackFault.ofStaging(e, options.partly()));
            }
        }
        return ready;
    }

    final PackOptions options() {
        return options;
    }

    final boolean isTogether() {
        return options.what() == What.ALL;
    }

    private AttachmentSource together(List<AttachmentSource> sources) {
        List<AttachmentSource.Inner> files = new ArrayList<>();
        for (AttachmentSource source : sources) {
            files.addAll(source.files());
        }
        return AttachmentSource.folder(
                "the attachments",
                "attachments",
                context.folder(),
                context.clock().instant(),
                files);
    }

    /** Whether a file that is too large may be split; a permission holds for all files. */
    final boolean maySplit(String why) {
        if (!options.split() && context.ask().confirms(why + ". Send the file in parts?", false)) {
            options = options.splitting();
        }
        return options.split();
    }

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

    /** @param size at the time of the check: a log may grow meanwhile */
    final ReadyAttachment ready(String name, Path path, long size) throws IOException {
        return new ReadyAttachment(name, path, size, context.sums() ? Sha256.sha256(path, size) : null);
    }

    /** Reports a file that is too large and may not be split. */
    final List<ReadyAttachment> unsplit(AttachmentSource source, String tooLarge) {
        problem(source, tooLarge, "; --split sends the file in parts");
        return List.of();
    }

    final void problem(AttachmentSource source, String what) {
        problem(source, what, "");
    }

    /** @param remedy with its punctuation */
    final void problem(AttachmentSource source, String what, String remedy) {
        problems.add(new Problem(source.spec(), what, remedy));
        bad.add(source);
    }

    /** Ends the packing if there are problems, unless the message goes without what cannot be attached. */
    final void throwProblems() {
        if (!problems.isEmpty() && !options.partly()) {
            StringBuilder text = new StringBuilder("nothing was sent, because of the attachments:");
            problems.forEach(problem -> text.append('\n').append(problem));
            throw TicketsException.usage(
                    text.toString(), "--attach-what-you-can sends the message without what cannot be attached");
        }
    }
}
