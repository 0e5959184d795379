package dev.tickets.attach;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A file or folder to attach, found and readable.
 *
 * @param spec as typed, for messages
 * @param name at the portal, without a path
 * @param path of the file or folder
 * @param size in bytes; of a folder, of all its files together
 * @param content the files of a folder; empty for a file
 */
record AttachmentSource(
        String spec, String name, Path path, long size, Instant modified, boolean folder, List<Inner> content) {
    AttachmentSource {
        content = List.copyOf(content);
    }

    /**
     * A file in a folder.
     *
     * @param name in the archive: the folder's name first, slashes between
     */
    record Inner(String name, Path path, long size, Instant modified) {}

    static AttachmentSource file(String spec, String name, Path path, long size, Instant modified) {
        return new AttachmentSource(spec, name, path, size, modified, false, List.of());
    }

    static AttachmentSource folder(String spec, String name, Path path, Instant modified, List<Inner> content) {
        long size = 0;
        for (Inner file : content) {
            size += file.size();
        }
        return new AttachmentSource(spec, name, path, size, modified, true, content);
    }

    /** The same file with another name at the portal. */
    AttachmentSource named(String other) {
        return new AttachmentSource(spec, other, path, size, modified, folder, content);
    }

    /** The name without its extension. */
    String stem() {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** The files of a folder; for a file, the file itself. */
    List<Inner> files() {
        return folder ? content : List.of(new Inner(name, path, size, modified));
    }

    /** The extension in lower case, without the dot. */
    String extension() {
        return extension(name);
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether zipping would hardly reduce the size. */
    static boolean isCompressed(String name) {
        FileType type = FileType.named(extension(name));
        return type != null && type != FileType.PDF;
    }
}
