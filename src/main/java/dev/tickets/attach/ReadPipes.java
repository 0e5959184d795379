package dev.tickets.attach;

import dev.tickets.state.drafts.EncryptedFiles;
import dev.tickets.ticket.AttachmentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The content of the pipes that this run has read. A pipe can be read only once, so a draft keeps the content. */
public final class ReadPipes {
    private final Map<String, Content> contents = new HashMap<>();

    /** @param encrypted whether the file is a {@link PgpZip} */
    private record Content(String name, Path file, boolean encrypted) {}

    void add(String spec, String name, Path file, boolean encrypted) {
        contents.put(spec, new Content(name, file, encrypted));
    }

    /**
     * The specs of a draft, with the content of each pipe instead of the pipe. A pipe that was not read to its end is
     * left out: opening the pipe again may wait forever.
     *
     * @param folder that relative paths start from
     */
    public List<String> instead(List<String> specs, Path folder) throws IOException {
        List<String> lasting = new ArrayList<>();
        for (String text : specs) {
            Content content = contents.get(text);
            if (content != null) {
                lasting.add(content.encrypted ? encrypted(content) : content.name + "=" + content.file);
            } else if (isLasting(text, folder)) {
                lasting.add(text);
            }
        }
        return lasting;
    }

    private static boolean isLasting(String text, Path folder) {
        try {
            AttachmentSpec spec = AttachmentSpec.parse(text, folder);
            // an empty path would become that of the folder
            return !spec.isWithoutPath() && !spec.isStandardInput() && !spec.isPipe();
        } catch (InvalidPathException | IOException unusable) {
            return false;
        }
    }

    /** A name and a place by which the draft recognizes a file that is encrypted already. */
    private static String encrypted(Content content) throws IOException {
        String name = ArchiveName.zip(content.name);
        Path room = EncryptedFiles.in(content.file.resolveSibling(content.file.getFileName() + "-draft"));
        return name + "=" + Files.move(content.file, EncryptedFiles.free(room, name));
    }
}
