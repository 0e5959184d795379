package dev.tickets.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Attachments as files with random names beside the database, and the rules for accepting them. */
final class AttachmentFiles {
    /** A file that is older and belongs to no message was left by a process that died during an upload. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;
    private final SandboxOptions options;

    AttachmentFiles(SandboxOptions options) {
        this.folder = options.folder().resolve("sandbox-files");
        this.options = options;
    }

    interface Source {
        void copyTo(OutputStream out) throws IOException;
    }

    /**
     * A received attachment.
     *
     * @param name as sent, without a path
     * @param file name in the folder
     * @param problem error key; empty for an accepted attachment
     */
    record Received(String name, String file, String problem) {
        boolean refused() {
            return !problem.isEmpty();
        }
    }

    /** Reads an attachment to its end, also when it is refused. */
    Received receive(String sentName, Source source) throws IOException {
        PrivateFiles.makeFolder(folder);
        String file = UUID.randomUUID().toString();
        Path path = path(file);
        PrivateFiles.makeFile(path);
        boolean arrived = false;
        try (Upload upload = new Upload(
                Files.newOutputStream(path, StandardOpenOption.TRUNCATE_EXISTING), options.maxAttachmentSize())) {
            source.copyTo(upload);
            arrived = true;
            String name = withoutPath(sentName);
            return new Received(name, file, problem(name, upload));
        } finally {
            if (!arrived) {
                Files.deleteIfExists(path);
            }
        }
    }

    private String problem(String name, Upload upload) {
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (dot < 0 || !options.allowedExtensions().contains(extension)) {
            return "file_not_allowedext";
        }
        if (upload.tooBig()) {
            return "file_tobig";
        }
        return upload.empty() || !upload.looksLike(extension) ? "file_not_allowedext" : "";
    }

    private static String withoutPath(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    void delete(List<String> files) throws IOException {
        for (String file : files) {
            Files.deleteIfExists(path(file));
        }
    }

    /** Deletes all old files. Call this only when no message has a file. */
    void deleteAbandoned() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant limit = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
