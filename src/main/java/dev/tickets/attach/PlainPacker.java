package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.render.ByteCount;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.ReadyAttachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends files unchanged; zips folders, files of types that the portal refuses, and files that are too large. */
public final class PlainPacker extends AttachmentPacker {
    private final Archiver archiver;
    private final Set<AttachmentSource> toZip = new HashSet<>();

    public PlainPacker(AttachmentRules rules, PackOptions options, PackingContext context) {
        super(rules, options, context);
        this.archiver = new Archiver(context.staging(), rules.zipLevel(), context.clock(), context.progress());
    }

    @Override
    public PackOptions check(List<String> specs) {
        // links are reported during packing
        found(specs, notice -> {});
        throwProblems();
        boolean granted = options().what() == What.TOO_LARGE
                && toZip.stream().anyMatch(source -> !source.folder() && !rules.takes(source.extension()));
        return new PackOptions(
                granted ? What.REFUSED : options().what(), options().split());
    }

    @Override
    PipeReader pipeReader() {
        return new PipeFile(context.staging(), context.progress());
    }

    @Override
    List<AttachmentSource> examined(List<AttachmentSource> sources) {
        if (isTogether()) {
            toZip.addAll(sources);
            return sources;
        }
        for (AttachmentSource source : sources) {
            if (source.folder() || isZippedForItsType(source)) {
                toZip.add(source);
            } else if (rules.takes(source.extension())) {
                checkContent(source);
                if (source.size() > capacity.largest()) {
                    chooseTooLarge(source);
                }
            }
        }
        return sources;
    }

    private boolean isZippedForItsType(AttachmentSource source) {
        String extension = source.extension();
        if (rules.takes(extension)) {
            return false;
        }
        String refused = (extension.isEmpty() ? "has no extension" : "is of type ." + extension)
                + ", which the portal does not accept";
        if (options().what() == What.REFUSED || context.ask().test(source.spec() + " " + refused + ". Zip it?")) {
            return true;
        }
        problem(
                source,
                refused + " (accepted: " + String.join(", ", rules.extensions()) + "); --zip sends the file as "
                        + ArchiveName.zip(source.name()));
        return false;
    }

    private void checkContent(AttachmentSource source) {
        try {
            if (!Signature.fits(source.extension(), source.path())) {
                problem(source, "the content is not a ." + source.extension() + " file");
            }
        } catch (IOException e) {
            problem(source, "cannot be read: " + PackFault.of(e));
        }
    }

    private void chooseTooLarge(AttachmentSource source) {
        String tooLarge = "has " + capacity.shown(source.size(), source.size()) + ", the portal accepts at most "
                + capacity.shown(capacity.largest(), source.size()) + "; the file is already compressed";
        if (!AttachmentSource.isCompressed(source.name()) || maySplit(source.spec() + " " + tooLarge)) {
            toZip.add(source);
        } else {
            problem(source, tooLarge + ": make the file smaller, or use --split");
        }
    }

    @Override
    String packedName(AttachmentSource source) {
        return !isTogether() && toZip.contains(source) ? ArchiveName.zip(source.name()) : source.name();
    }

    @Override
    void checkPacking(List<AttachmentSource> sources) {
        if (!toZip.isEmpty() && !rules.takes("zip")) {
            problems.add("zipping does not help: the portal does not accept .zip files");
        }
    }

    @Override
    List<ReadyAttachment> pack(List<AttachmentSource> sources) {
        try (archiver) {
            return super.pack(sources);
        }
    }

    @Override
    String verb() {
        return "packed";
    }

    @Override
    List<ReadyAttachment> packed(AttachmentSource source) throws IOException {
        if (!isTogether() && !toZip.contains(source)) {
            return List.of(ready(source.name(), source.path(), source.size()));
        }
        // an archive that may be split anyway is zipped only once
        Optional<Path> archive =
                isTogether() && options().split() ? Optional.empty() : archiver.zip(source, capacity.largest());
        if (archive.isPresent()) {
            return List.of(zipped(source, archive.get()));
        }
        String tooLarge = "has " + capacity.shown(source.size(), source.size()) + ", and exceeds the portal's limit of "
                + capacity.shown(capacity.largest(), source.size()) + " even when zipped";
        if (isTogether() ? !options().split() : !maySplit(source.spec() + " " + tooLarge)) {
            return unsplit(source, tooLarge);
        }
        return source.folder() ? splitArchive(source) : split(source.files().get(0), source);
    }

    private ReadyAttachment zipped(AttachmentSource source, Path archive) throws IOException {
        ReadyAttachment ready = ready(ArchiveName.zip(source.name()), archive);
        context.notices()
                .accept(source.name() + " " + ByteCount.human(source.size()) + " -> " + ready.name() + " "
                        + ByteCount.human(ready.size()));
        return ready;
    }

    /** A folder that is too large even when zipped is split as one archive. */
    private List<ReadyAttachment> splitArchive(AttachmentSource source) throws IOException {
        Path archive = archiver.zip(source, Long.MAX_VALUE).orElseThrow();
        long size = Files.size(archive);
        if (size <= capacity.largest()) {
            return List.of(zipped(source, archive));
        }
        String name = ArchiveName.zip(source.name());
        List<ReadyAttachment> parts = split(new AttachmentSource.Inner(name, archive, size, source.modified()), source);
        Files.delete(archive);
        return parts;
    }

    private List<ReadyAttachment> split(AttachmentSource.Inner file, AttachmentSource source) throws IOException {
        List<Path> parts = archiver.split(file, capacity.largest());
        if (parts.size() == 1) {
            return List.of(zipped(source, parts.get(0)));
        }
        List<ReadyAttachment> ready = parts(file.name(), source, parts);
        note.add(file, ready);
        return ready;
    }
}
