package dev.tickets.config;

import dev.tickets.render.SafeText;
import dev.tickets.state.AtomicFile;
import dev.tickets.state.TrustedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code profiles} in the cache folder, for completion in a shell: lines {@code NAME<TAB>PORTAL}. Written
 * again when the configuration or a login is newer.
 */
public record ProfileList(Folders folders, TrustedFiles trust) {

    /**
     * Brings the file up to date.
     *
     * @throws IOException when the file cannot be written
     * @throws dev.tickets.ticket.TicketsException (usage) when the profiles cannot be read, or another user can change
     *     the folder
     */
    public void update(Profiles profiles) throws IOException {
        Path file = folders.cache().resolve("profiles");
        FileTime written = changed(file);
        if (written != null
                && isOlder(folders.configFile(), written)
                && isOlder(folders.config(), written)
                && isOlder(folders.state().resolve("credentials"), written)) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        profiles.portals()
                .forEach((name, portal) -> lines.append(name)
                        .append('\t')
                        .append(SafeText.line(portal))
                        .append('\n'));
        trust.makeFolder(folders.cache());
        AtomicFile.writeCache(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOlder(Path source, FileTime written) throws IOException {
        FileTime changed = changed(source);
        return changed == null || changed.compareTo(written) <= 0;
    }

    private static @Nullable FileTime changed(Path path) throws IOException {
        try {
            return Files.getLastModifiedTime(path);
        } catch (NoSuchFileException missing) {
            return null;
        }
    }
}
