package dev.tickets.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An argument of {@code -a}: {@code PATH}, {@code NAME=PATH} or {@code NAME=-}.
 *
 * @param text as typed, for messages
 * @param name for the portal; null when none was given
 * @param path of the file; null for standard input
 */
public record AttachmentSpec(
        String text, @Nullable String name, @Nullable Path path) {
    private static final int FORMAT = 0170000;
    private static final int FIFO = 0010000;

    /**
     * Text that exists as a file, or has a slash before its first {@code =}, is a path. In {@code NAME=/PATH} the name
     * may hold a {@code =}, because the name has no slash: a draft can keep files of any name.
     */
    public static AttachmentSpec parse(String text, Path folder) {
        int slash = text.indexOf('/');
        int equals = slash > 0 && text.charAt(slash - 1) == '=' ? slash - 1 : text.indexOf('=');
        boolean isPath = equals <= 0 || (slash >= 0 && slash < equals) || Files.exists(folder.resolve(text));
        if (isPath) {
            return new AttachmentSpec(text, null, folder.resolve(text));
        }
        String name = text.substring(0, equals);
        String rest = text.substring(equals + 1);
        return new AttachmentSpec(text, name, rest.equals("-") ? null : folder.resolve(rest));
    }

    /** Whether the file is a pipe: readable only once, and of unknown size. */
    public boolean isPipe() throws IOException {
        return path != null
                && Files.exists(path)
                && Files.getAttribute(path, "unix:mode") instanceof Integer mode
                && (mode & FORMAT) == FIFO;
    }

    /** Whether the path is missing, as with an unset variable. */
    public boolean isWithoutPath() {
        return text.isEmpty() || (name != null && text.length() == name.length() + 1);
    }

    public boolean isStandardInput() {
        return path == null;
    }
}
