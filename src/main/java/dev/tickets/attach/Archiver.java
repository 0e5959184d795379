package dev.tickets.attach;

import dev.tickets.attach.zip.ParallelDeflate;
import dev.tickets.attach.zip.UnwritableException;
import dev.tickets.attach.zip.ZipWriter;
import dev.tickets.ticket.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes archives in the staging folder. */
final class Archiver implements AutoCloseable {
    private static final int LOOKED_AT = 8 << 10;

    private final Staging staging;
    private final int level;
    private final Clock clock;
    private final Progress.Display display;
    private @Nullable ParallelDeflate deflate;

    /** @param clock gives the time zone of the entries; read only when a file is packed */
    Archiver(Staging staging, int level, Clock clock, Progress.Display display) {
        this.staging = staging;
        this.level = level;
        this.clock = clock;
        this.display = display;
    }

    /**
     * Packs all files of the source in one archive.
     *
     * @param limit in bytes
     * @return empty when the archive would exceed the limit
     */
    Optional<Path> zip(AttachmentSource source, long limit) throws IOException {
        // without a limit, the size of the archive is unknown; a full disk is reported when it fills up
        staging.require(limit == Long.MAX_VALUE ? 0 : Math.min(source.size(), limit));
        Path archive = staging.newFile();
        boolean whole = false;
        try {
            whole = zip(source, archive, limit);
        } finally {
            if (!whole) {
                // half an archive would fill the disk on which a draft keeps the text
                Files.deleteIfExists(archive);
            }
        }
        return whole ? Optional.of(archive) : Optional.empty();
    }

    /** @return whether the archive is within the limit */
    private boolean zip(AttachmentSource source, Path archive, long limit) throws IOException {
        try (Progress progress = display.begin("zipping " + source.name(), source.size());
                ZipWriter zip = new ZipWriter(archive, deflate(), clock.getZone(), progress::step)) {
            for (AttachmentSource.Inner file : source.files()) {
                try (InputStream in = Files.newInputStream(file.path())) {
                    long added = zip.add(file.name(), file.modified(), in, file.size(), false, limit);
                    if (added < file.size()) {
                        return false;
                    }
                } catch (UnwritableException e) {
                    throw e;
                } catch (IOException e) {
                    throw new IOException(file.path().normalize() + ": " + PackFault.of(e), e);
                }
            }
            zip.finish();
            // the directory of many small files can exceed the limit
            return Files.size(archive) <= limit;
        } catch (UnwritableException e) {
            throw staging.unwritable(e);
        }
    }

    /**
     * Cuts the file into archives within the limit; text is cut at line ends.
     *
     * @throws IOException also when not even one block of the file fits in the limit
     */
    List<Path> split(AttachmentSource.Inner file, long limit) throws IOException {
        List<Path> parts = new ArrayList<>();
        boolean whole = false;
        try {
            split(file, limit, parts);
            whole = true;
        } finally {
            if (!whole) {
                for (Path part : parts) {
                    Files.deleteIfExists(part);
                }
            }
        }
        return parts;
    }

    private void split(AttachmentSource.Inner file, long limit, List<Path> parts) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path());
                Progress progress = display.begin("zipping " + file.name(), file.size())) {
            boolean text = isText(file.path());
            long offset = 0;
            while (offset < file.size()) {
                staging.require(Math.min(limit, file.size() - offset));
                Path part = staging.newFile();
                parts.add(part);
                channel.position(offset);
                try (ZipWriter zip = new ZipWriter(part, deflate(), clock.getZone(), progress::step)) {
                    long added = zip.add(
                            ArchiveName.entry(file.name(), parts.size()),
                            file.modified(),
                            Channels.newInputStream(channel),
                            file.size() - offset,
                            text,
                            limit);
                    if (added == 0) {
                        throw new IOException("parts of " + limit + " bytes are too small to split the file");
                    }
                    zip.finish();
                    offset += added;
                }
            }
        } catch (UnwritableException e) {
            throw staging.unwritable(e);
        }
    }

    private static boolean isText(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte b : in.readNBytes(LOOKED_AT)) {
                if (b == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Created for the first archive: the buffers take megabytes, and most attachments are sent unchanged. */
    private ParallelDeflate deflate() {
        if (deflate == null) {
            deflate = new ParallelDeflate(level, Runtime.getRuntime().availableProcessors());
        }
        return deflate;
    }

    @Override
    public void close() {
        if (deflate != null) {
            deflate.close();
        }
    }
}
