package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.encrypt.Encryption;
import dev.tickets.render.ByteCount;
import dev.tickets.state.AtomicFile;
import dev.tickets.state.Sha256;
import dev.tickets.state.drafts.EncryptedFiles;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.SafeFileName;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * As {@link AttachmentPacker} does, but each attachment becomes an {@link PgpZip}: its type does not matter, and its
 * size counts as it is sent.
 */
public final class EncryptedPacker {
    private final AttachmentRules rules;
    private final Capacity capacity;
    private final PackingContext bench;
    private final Encryption encryption;
    private final Path ours;
    private final PgpZipWriter sealer;
    /** What is encrypted already: it flowed in, or was kept so. */
    private final Set<Path> flowed = new HashSet<>();

    private final List<String> problems = new ArrayList<>();
    private final JoiningNote note = new JoiningNote();
    private PackOptions wishes;

    /** @param ours the folder below which envelopes may be {@linkplain #keep kept} already */
    public EncryptedPacker(
            AttachmentRules rules, PackOptions wishes, PackingContext bench, Encryption encryption, Path ours) {
        this.rules = rules;
        this.capacity = new Capacity(rules);
        this.wishes = wishes;
        this.bench = bench;
        this.encryption = encryption;
        this.ours = ours;
        this.sealer = new PgpZipWriter(bench, encryption, rules.zipLevel());
    }

    /**
     * The envelopes of what the specs name.
     *
     * @throws TicketsException (usage) that lists every problem with its remedy
     */
    public PackedAttachments prepare(List<String> specs) {
        if (specs.isEmpty()) {
            return PackedAttachments.NOTHING;
        }
        List<AttachmentSource> sources = found(specs);
        List<ReadyAttachment> ready = new ArrayList<>();
        if (wishes.what() == What.ALL) {
            attempt(together(sources), ready);
        } else {
            sources.forEach(source -> attempt(source, ready));
        }
        if (!wishes.split()) {
            problems.addAll(capacity.excess(ready));
        }
        Capacity.throwAny(problems);
        return PackedAttachments.of(ready, rules.maxCount(), rules.payload(), note.text());
    }

    /**
     * Looks at what the specs name without encrypting it.
     *
     * @throws TicketsException (usage) that lists every problem that shows before
     */
    public void check(List<String> specs) {
        found(specs);
    }

    /**
     * Encrypts what the stream brings, in one pass, into a file that is safe on disk when this returns;
     * {@link #prepare} takes it as it is, for a message to the same keys.
     *
     * @param in stays open
     * @param folder with which the file lives and goes
     * @return the attachment, as {@code NAME=PATH}
     */
    public String keep(String name, InputStream in, Path folder) throws IOException {
        PipeReader.Taken taken = sealer.take(name, in);
        if (taken.size() == 0) {
            Files.delete(taken.file());
            throw TicketsException.usage(name + " is empty; nothing was sent", null);
        }
        Path target = EncryptedFiles.in(folder);
        AtomicFile.makeFolder(target);
        String plain = SafeFileName.of(PgpZip.nameFor(name));
        Path file = target.resolve(plain);
        for (int i = 2; Files.exists(file); i++) {
            file = target.resolve(i + "-" + plain);
        }
        try (FileChannel channel = FileChannel.open(taken.file(), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        AtomicFile.move(taken.file(), file);
        return PgpZip.nameFor(name) + "=" + file;
    }

    private List<AttachmentSource> found(List<String> specs) {
        PipeReader intake = (name, in) -> {
            PipeReader.Taken taken = sealer.take(name, in);
            flowed.add(taken.file());
            return taken;
        };
        List<AttachmentSource> sources = new ArrayList<>();
        for (AttachmentSource source : new SourceFinder(bench, intake, bench.notices(), problems).find(specs)) {
            sources.add(EncryptedFiles.contain(source.path(), ours) ? kept(source) : source);
        }
        refuseSameNames(sources);
        if (wishes.what() == What.ALL) {
            refuseFlowing(sources);
        }
        if (!rules.extensions().contains("zip")) {
            problems.add("what is encrypted travels in a .zip, and the portal takes none");
        }
        Capacity.throwAny(problems);
        return sources;
    }

    /** What is in an envelope that was kept. */
    private AttachmentSource kept(AttachmentSource envelope) {
        try (ZipFile zip = new ZipFile(envelope.path().toFile())) {
            ZipEntry entry = zip.entries().nextElement();
            try (InputStream in = zip.getInputStream(entry)) {
                if (!encryption.isTo(in)) {
                    problem(envelope, "was encrypted to other keys than the message now goes to; attach it again");
                }
            }
            flowed.add(envelope.path());
            String name = entry.getName();
            return AttachmentSource.file(
                    envelope.spec(),
                    name.substring(0, name.length() - PgpZip.SUFFIX.length()),
                    envelope.path(),
                    entry.getSize(),
                    envelope.modified());
        } catch (IOException | NoSuchElementException e) {
            problem(envelope, "is damaged: it was encrypted here, and cannot be read any more");
            return envelope;
        }
    }

    private void refuseSameNames(List<AttachmentSource> sources) {
        Set<String> names = new HashSet<>();
        for (AttachmentSource source : sources) {
            if (!names.add(inside(source).toLowerCase(Locale.ROOT))) {
                problem(
                        source,
                        "another attachment is called " + source.name() + ", too; give it a name: -a NAME=PATH");
            }
        }
    }

    /** What has flowed is encrypted by itself already, and cannot go into an archive any more. */
    private void refuseFlowing(List<AttachmentSource> sources) {
        for (AttachmentSource source : sources) {
            if (flowed.contains(source.path())) {
                problem(source, "cannot be read twice: --zip=all and a pipe do not go together with encryption");
            }
        }
    }

    private AttachmentSource together(List<AttachmentSource> sources) {
        List<AttachmentSource.Inner> files = new ArrayList<>();
        long size = 0;
        for (AttachmentSource source : sources) {
            files.addAll(source.files());
            size += source.size();
        }
        Instant now = bench.clock().instant();
        return new AttachmentSource("the attachments", "attachments", bench.folder(), size, now, true, files);
    }

    private void attempt(AttachmentSource source, List<ReadyAttachment> ready) {
        try {
            ready.addAll(sealed(source));
        } catch (IOException e) {
            problem(source, "cannot be encrypted: " + Reason.of(e));
        }
    }

    private List<ReadyAttachment> sealed(AttachmentSource source) throws IOException {
        String name = inside(source);
        Path envelope = envelope(source, name);
        long size = Files.size(envelope);
        if (size <= capacity.largest()) {
            return List.of(ready(PgpZip.nameFor(name), envelope));
        }
        String tooLarge = "has " + capacity.shown(size, size) + " when it is encrypted, and the portal takes "
                + capacity.shown(capacity.largest(), size);
        if (!maySplit(source.spec() + " " + tooLarge)) {
            problem(source, tooLarge + "; --split sends it in parts");
            return List.of();
        }
        return parts(source, name, envelope);
    }

    private Path envelope(AttachmentSource source, String name) throws IOException {
        if (flowed.contains(source.path())) {
            return source.path();
        }
        return source.folder() ? sealer.archive(name, source.files()) : sealer.file(source);
    }

    /** The name of what is encrypted: a folder is an archive then. */
    private static String inside(AttachmentSource source) {
        return source.folder() ? ArchiveName.zip(source.name()) : source.name();
    }

    private boolean maySplit(String why) {
        if (!wishes.split() && bench.ask().test(why + ". Send it in parts?")) {
            wishes = new PackOptions(wishes.what(), true);
        }
        return wishes.split();
    }

    private List<ReadyAttachment> parts(AttachmentSource source, String name, Path envelope) throws IOException {
        List<Path> parts = sealer.cut(envelope, name, source.modified(), capacity.largest());
        List<ReadyAttachment> ready = new ArrayList<>();
        for (Path part : parts) {
            ready.add(ready(ArchiveName.part(name, ready.size() + 1, parts.size()), part));
        }
        bench.notices()
                .accept(name + " " + ByteCount.human(source.size()) + " -> " + parts.size() + " parts, "
                        + ready.get(0).name() + " …");
        note.addSealed(name, PgpZipWriter.sum(envelope), ready);
        if (!EncryptedFiles.contain(envelope, ours)) {
            Files.delete(envelope);
        }
        return ready;
    }

    private ReadyAttachment ready(String name, Path path) throws IOException {
        long size = Files.size(path);
        return new ReadyAttachment(name, path, size, bench.sums() ? Sha256.sha256(path, size) : null);
    }

    private void problem(AttachmentSource source, String what) {
        problems.add(source.spec() + ": " + what);
    }
}
