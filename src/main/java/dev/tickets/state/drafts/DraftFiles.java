package dev.tickets.state.drafts;

import dev.tickets.state.AtomicFile;
import dev.tickets.ticket.AttachmentSpec;
import dev.tickets.ticket.Draft;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
 * The files that a draft attaches, now and when the draft was saved.
 *
 * @param folder that relative paths start from
 * @param passing the folder of files that are gone after the run
 */
public record DraftFiles(Path folder, Path passing) {

    /** The specs, with paths that are right from any folder. */
    public List<String> absolute(List<String> specs) {
        List<String> absolute = new ArrayList<>();
        for (String text : specs) {
            AttachmentSpec spec = AttachmentSpec.parse(text, folder);
            Path path = spec.path();
            absolute.add(path == null ? text : (spec.name() == null ? "" : spec.name() + "=") + path.normalize());
        }
        return absolute;
    }

    /**
     * The specs that a draft can save: an attachment that exists only now, such as a pipe, is read into a file.
     *
     * @param own the folder of the draft's own files, made on demand
     * @throws IOException if reading or writing fails
     */
    public List<String> lasting(List<String> specs, Path own) throws IOException {
        List<String> lasting = new ArrayList<>();
        for (String text : specs) {
            AttachmentSpec spec = AttachmentSpec.parse(text, folder);
            String name = spec.name();
            Path path = spec.path();
            if (name != null && path != null && isFleeting(spec)) {
                lasting.add(name + "=" + copied(path, name, own));
            } else {
                lasting.add(text);
            }
        }
        return lasting;
    }

    /** Whether the attachment exists only now, as a pipe does. */
    private boolean isFleeting(AttachmentSpec spec) throws IOException {
        return spec.path() != null && (spec.path().startsWith(passing) || spec.isPipe());
    }

    /**
     * The specs that an encrypted draft can save: attachments that exist only now, and unencrypted copies of the draft,
     * are encrypted while they are read. The sources stay until they are deleted.
     *
     * @param draft with these attachments
     * @param own the draft's folder
     * @param clear the part of it with unencrypted copies
     */
    public List<String> encrypted(Draft draft, Path own, Path clear, DraftCipher cipher) throws IOException {
        List<String> encrypted = new ArrayList<>();
        for (String text : draft.attachments()) {
            AttachmentSpec spec = AttachmentSpec.parse(text, folder);
            Path path = spec.path();
            boolean fleeting = isFleeting(spec);
            if (path == null) {
                encrypted.add(text);
            } else if (fleeting && EncryptedFiles.contain(path, passing)) {
                encrypted.add(name(spec, path) + "=" + copied(path, name(spec, path), EncryptedFiles.in(own)));
            } else if (path.startsWith(clear) || (fleeting && spec.name() != null && cipher.isAddressed(draft))) {
                encrypted.add(cipher.encryptFile(draft, name(spec, path), path, own));
            } else {
                encrypted.add(text);
            }
        }
        return encrypted;
    }

    /** Whether an attachment would be lost without a copy in the draft's folder. */
    boolean isFleeting(Draft draft, DraftCipher cipher) {
        try {
            for (String text : draft.attachments()) {
                AttachmentSpec spec = AttachmentSpec.parse(text, folder);
                if (spec.name() != null && isFleeting(spec) && cipher.isAddressed(draft)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot check the attached files", e);
        }
    }

    private static String name(AttachmentSpec spec, Path path) {
        return spec.name() == null ? String.valueOf(path.getFileName()) : spec.name();
    }

    private static Path copied(Path path, String name, Path own) throws IOException {
        Path copy = EncryptedFiles.free(own, name);
        Files.createFile(copy, AtomicFile.FILE);
        try (InputStream in = Files.newInputStream(path);
                FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            in.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        AtomicFile.sync(own);
        return copy;
    }

    /** The present files of the specs, without missing files and other things. */
    public List<KeptDraft.KeptSource> now(List<String> specs) {
        List<KeptDraft.KeptSource> sources = new ArrayList<>();
        for (String spec : specs) {
            now(spec).ifPresent(sources::add);
        }
        return sources;
    }

    /** The fault of the attachment: missing or changed. Empty if none. */
    public Optional<String> change(KeptDraft kept, String spec) {
        Optional<KeptDraft.KeptSource> now = now(spec);
        Optional<KeptDraft.KeptSource> before = kept.sources().stream()
                .filter(source -> source.spec().equals(spec))
                .findFirst();
        if (now.isEmpty()) {
            return Optional.of("no longer exists");
        }
        if (before.isEmpty() || before.equals(now)) {
            return Optional.empty();
        }
        return Optional.of("has changed: " + before.get().size() + " bytes before, "
                + now.get().size() + " now");
    }

    private Optional<KeptDraft.KeptSource> now(String text) {
        try {
            Path path = AttachmentSpec.parse(text, folder).path();
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
