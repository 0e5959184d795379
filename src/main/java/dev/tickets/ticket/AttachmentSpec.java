package dev.tickets.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -a} was given: {@code PATH}, {@code NAME=PATH} or {@code NAME=-}.
 *
 * @param text as it was typed, for messages
 * @param name that the portal shall see; null when none was given
 * @param path of the file; null for standard input
 */
public record AttachmentSpec(
        String text, @Nullable String name, @Nullable Path path) {
    private static final int FORMAT = 0170000;
    private static final int FIFO = 0010000;

    /**
     * What exists as a file, or has a slash before its first {@code =}, is a path. In {@code NAME=/PATH} the name may
     * hold a {@code =}, for it holds no slash: so a draft can keep files of any name.
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

    /** Whether it can be read only once, and how much there is shows only then. */
    public boolean isPipe() throws IOException {
        return path != null
                && Files.exists(path)
                && Files.getAttribute(path, "unix:mode") instanceof Integer mode
                && (mode & FORMAT) == FIFO;
    }

    /** Whether nothing was typed where the path should be, as by a variable that is not set. */
    public boolean isWithoutPath() {
        return text.isEmpty() || (name != null && text.length() == name.length() + 1);
    }

    /** Whether standard input is meant. */
    public boolean isStandardInput() {
        return path == null;
    }
}
