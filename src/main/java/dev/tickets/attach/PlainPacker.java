package dev.tickets.attach;

import dev.tickets.config.AttachmentRules;
import dev.tickets.render.ByteCount;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.SafeFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends files unchanged; zips folders, files of types that the portal refuses, and files that are too large. */
public final class PlainPacker extends AttachmentPacker {
    private final Archiver archiver;
    private final Set<AttachmentSource> toZip = new HashSet<>();
    /** Whether the user has allowed to zip a file that the portal would refuse. */
    private boolean isGranted;

    public PlainPacker(AttachmentRules rules, PackOptions options, PackingContext context) {
        super(rules, options, context);
        this.archiver = new Archiver(context.staging(), rules.zipLevel(), context.clock(), context.progress());
    }

    @Override
    public PackOptions check(List<String> specs) {
        found(specs);
        throwProblems();
        return isGranted ? options().zipping(What.REFUSED) : options();
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
        List<AttachmentSource> examined = new ArrayList<>();
        for (AttachmentSource source : sources) {
            examined.add(source.folder() ? zippedFolder(source) : examined(source));
        }
        return examined;
    }

    private AttachmentSource zippedFolder(AttachmentSource folder) {
        toZip.add(folder);
        return folder;
    }

    private AttachmentSource examined(AttachmentSource source) {
        try {
            String accepted = acceptedExtension(source.extension());
            FileType type = FileType.named(source.extension());
            if (accepted == null) {
                zipOrRefuse(source, refusedType(source.extension()), FileType.of(source.path()));
            } else if (type != null && !type.fits(source.path())) {
                // a guess that --zip overrules: programs differ in what they accept
                zipOrRefuse(
                        source, "the content is not a ." + source.extension() + " file", FileType.of(source.path()));
            } else {
                AttachmentSource named = accepted.equals(source.extension()) ? source : renamed(source, accepted);
                if (named.size() > capacity.largest()) {
                    chooseTooLarge(named);
                }
                return named;
            }
        } catch (IOException e) {
            problem(source, "cannot be read: " + PackFault.of(e));
        }
        return source;
    }

    /** The extension, or another one of the same format that the portal accepts; null for none. */
    private @Nullable String acceptedExtension(String extension) {
        if (rules.takes(extension)) {
            return extension;
        }
        FileType type = FileType.named(extension);
        if (type != null) {
            for (String other : type.extensions()) {
                if (rules.takes(other)) {
                    return other;
                }
            }
        }
        return null;
    }

    private AttachmentSource renamed(AttachmentSource source, String extension) {
        String name = withExtension(source, FileType.named(extension), extension);
        remarks.add(source.spec() + " is sent as " + name);
        return source.named(name);
    }

    /** The name with this extension; {@code shot.jpg.jpeg} has it already, below its own. */
    private static String withExtension(AttachmentSource source, @Nullable FileType type, String extension) {
        String stem = source.stem();
        return type != null && type.extensions().contains(AttachmentSource.extension(stem))
                ? stem
                : SafeFileName.stem(stem, "." + extension) + "." + extension;
    }

    private static String refusedType(String extension) {
        return (extension.isEmpty() ? "has no extension" : "is of type ." + extension)
                + ", which the portal does not accept";
    }

    /** @param content the type of the content; null for an unknown one */
    private void zipOrRefuse(AttachmentSource source, String why, @Nullable FileType content) {
        boolean byType = acceptedExtension(source.extension()) == null;
        boolean zips = rules.takes("zip");
        String rightName = rightName(source, content);
        boolean allowed = options().what() == What.REFUSED;
        String question = source.spec() + (byType ? " " : ": ") + why + ". Zip it?";
        if (allowed || (zips && context.ask().confirms(question, rightName.isEmpty()))) {
            isGranted |= !allowed;
            toZip.add(source);
            return;
        }
        problem(
                source,
                why + (byType ? " (accepted: " + String.join(", ", rules.extensions()) + ")" : ""),
                rightName + (zips ? "; --zip sends the file as " + ArchiveName.zip(source.name()) : ""));
    }

    /**
     * How to name a file whose content the portal accepts. An archive with another extension is a format of its own.
     */
    private String rightName(AttachmentSource source, @Nullable FileType content) {
        String extension =
                content == null ? null : acceptedExtension(content.extensions().get(0));
        if (content == null
                || extension == null
                || (content == FileType.ZIP && !source.extension().isEmpty())) {
            return "";
        }
        String name = withExtension(source, content, extension);
        String path = source.spec().startsWith(source.name() + "=")
                ? source.spec().substring(source.name().length() + 1)
                : source.spec();
        return "; the content is " + content.words() + ", rename it to " + name + ": -a "
                + ShellWord.of(name + "=" + path);
    }

    private void chooseTooLarge(AttachmentSource source) {
        String tooLarge = "has " + capacity.shown(source.size(), source.size()) + ", the portal accepts at most "
                + capacity.shown(capacity.largest(), source.size()) + "; the file is already compressed";
        if (!AttachmentSource.isCompressed(source.name()) || maySplit(source.spec() + " " + tooLarge)) {
            toZip.add(source);
        } else {
            problem(source, tooLarge, ": make the file smaller, or use --split");
        }
    }

    @Override
    String packedName(AttachmentSource source) {
        return !isTogether() && toZip.contains(source) ? ArchiveName.zip(source.name()) : source.name();
    }

    @Override
    void checkPacking(List<AttachmentSource> sources) {
        if (!rules.takes("zip")) {
            for (AttachmentSource source : sources) {
                if (toZip.contains(source)) {
                    problem(source, "zipping does not help: the portal does not accept .zip files");
                }
            }
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
