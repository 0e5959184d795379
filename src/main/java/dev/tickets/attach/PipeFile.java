package dev.tickets.attach;

import dev.tickets.ticket.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Stores the content of a pipe in a file of the staging folder. */
final class PipeFile implements PipeReader {
    private static final int CHUNK = 64 << 10;

    private final Staging staging;
    private final Progress.Display display;

    PipeFile(Staging staging, Progress.Display display) {
        this.staging = staging;
        this.display = display;
    }

    @Override
    public boolean isEncrypting() {
        return false;
    }

    @Override
    public Taken take(String name, InputStream in) throws IOException {
        Path file = staging.newFile();
        try {
            store(name, in, file);
        } catch (IOException | RuntimeException | Error e) {
            // half a file would fill the disk on which a draft keeps the text
            Files.deleteIfExists(file);
            throw e;
        }
        return new Taken(file, Files.size(file));
    }

    private void store(String name, InputStream in, Path file) throws IOException {
        try (OutputStream out = new StagingStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), staging);
                Progress progress = display.begin("reading " + name, 0)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            copy(in, out, progress);
        }
    }

    private static void copy(InputStream in, OutputStream out, Progress progress) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            progress.step(read);
        }
    }
}
