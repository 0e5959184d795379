package dev.tickets.compose;

import dev.tickets.attach.Spec;
import dev.tickets.config.AtomicFile;
import dev.tickets.render.SafeFileName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a draft attaches, as they are now, and as they were when it was kept.
 *
 * @param folder that relative paths start from
 * @param passing the folder of files that are gone after the run
 */
public record DraftFiles(Path folder, Path passing) {

    /** The specs, with paths that are right from any folder. */
    public List<String> absolute(List<String> specs) {
        List<String> absolute = new ArrayList<>();
        for (String text : specs) {
            Spec spec = Spec.parse(text, folder);
            Path path = spec.path();
            absolute.add(path == null ? text : (spec.name() == null ? "" : spec.name() + "=") + path.normalize());
        }
        return absolute;
    }

    /**
     * The specs as a draft can keep them: what is there only now, as what a pipe brings, is read and becomes a file.
     *
     * @param own the folder of the draft's own files, which is made when it is needed
     * @throws IOException when that cannot be read or written
     */
    public List<String> lasting(List<String> specs, Path own) throws IOException {
        List<String> lasting = new ArrayList<>();
        for (String text : specs) {
            Spec spec = Spec.parse(text, folder);
            String name = spec.name();
            Path path = spec.path();
            if (name != null && path != null && (path.startsWith(passing) || spec.isPipe())) {
                lasting.add(name + "=" + copied(path, name, own));
            } else {
                lasting.add(text);
            }
        }
        return lasting;
    }

    private static Path copied(Path path, String name, Path own) throws IOException {
        AtomicFile.makeFolder(own);
        String plain = SafeFileName.of(name);
        Path copy = own.resolve(plain);
        for (int i = 2; Files.exists(copy); i++) {
            copy = own.resolve(i + "-" + plain);
        }
        Files.createFile(copy, AtomicFile.FILE);
        try (InputStream in = Files.newInputStream(path);
                FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            in.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        AtomicFile.sync(own);
        return copy;
    }

    /** The files of the specs as they are now; what is not there, or no file, is left out. */
    public List<KeptDraft.KeptSource> now(List<String> specs) {
        List<KeptDraft.KeptSource> sources = new ArrayList<>();
        for (String spec : specs) {
            now(spec).ifPresent(sources::add);
        }
        return sources;
    }

    /** What is wrong with that attachment of the draft: it is gone, or not what it was. Empty when nothing is. */
    public Optional<String> change(KeptDraft kept, String spec) {
        Optional<KeptDraft.KeptSource> now = now(spec);
        Optional<KeptDraft.KeptSource> before = kept.sources().stream()
                .filter(source -> source.spec().equals(spec))
                .findFirst();
        if (now.isEmpty()) {
            return Optional.of("is not there any more");
        }
        if (before.isEmpty() || before.equals(now)) {
            return Optional.empty();
        }
        return Optional.of("has changed since: " + before.get().size() + " bytes then, "
                + now.get().size() + " now");
    }

    private Optional<KeptDraft.KeptSource> now(String text) {
        try {
            Path path = Spec.parse(text, folder).path();
            if (path == null || !Files.exists(path)) {
                return Optional.empty();
            }
            Instant modified = Files.getLastModifiedTime(path).toInstant();
            return Optional.of(
                    new KeptDraft.KeptSource(text, Files.isDirectory(path) ? 0 : Files.size(path), modified));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
