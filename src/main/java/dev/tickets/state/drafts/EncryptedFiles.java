package dev.tickets.state.drafts;

import dev.tickets.state.AtomicFile;
import dev.tickets.ticket.SafeFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The place of a draft's files that were encrypted before their message. */
public final class EncryptedFiles {
    /** The folder of a draft's encrypted files, in the folder of the draft. */
    static final String FOLDER = "sealed";

    private EncryptedFiles() {}

    /** The folder of encrypted files in this folder of ours. */
    public static Path in(Path folder) {
        return folder.resolve(FOLDER);
    }

    /** A path in the folder, which is made, that no file has yet: {@code name}, {@code 2-name} and so on, made safe. */
    public static Path free(Path folder, String name) throws IOException {
        AtomicFile.makeFolder(folder);
        String plain = SafeFileName.of(name);
        Path file = folder.resolve(plain);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(i + "-" + plain);
        }
        return file;
    }

    /**
     * Whether the file is one of ours, encrypted before its message.
     *
     * @param ours the folder below which all files are ours
     */
    public static boolean contain(Path file, Path ours) {
        Path folder = file.normalize().getParent();
        return folder != null && folder.startsWith(ours) && folder.endsWith(FOLDER);
    }
}
