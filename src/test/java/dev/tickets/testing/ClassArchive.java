package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The archive of classes with which the program starts faster: made behind a run, in a folder of the cache. */
public final class ClassArchive {
    private static final long LIMIT_IN_SECONDS = 120;

    private ClassArchive() {}

    /** Puts one into that cache folder; it is made once for all tests of a run. */
    static void putInto(Path cache) {
        try {
            Path archive = Made.ARCHIVE;
            Path folder = Files.createDirectories(cache.resolve("tickets/.archive"));
            Path link = folder.resolve(archive.getFileName());
            if (!Files.exists(link)) {
                Files.createLink(link, archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The archive, made when it is first wanted. */
    private static final class Made {
        private static final Path ARCHIVE = make();

        private static Path make() {
            try {
                Path cache = Files.createTempDirectory("archive-of-tests");
                Path folder = Files.createDirectories(cache.resolve("tickets/.archive"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteAll(cache)));
                try (WatchService watch = watching(folder)) {
                    InstalledProgram program = new InstalledProgram(cache)
                            .with("XDG_CACHE_HOME", cache.toString())
                            .without("TICKETS_ARCHIVE");
                    assertThat(program.run("--version").exitCode()).isZero();
                    awaitArchive(folder, watch);
                }
                try (Stream<Path> files = Files.list(folder)) {
                    return files.findFirst().orElseThrow();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted before there was an archive", e);
            }
        }

        private static void deleteAll(Path folder) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Tells of what comes and goes in the folder. */
    public static WatchService watching(Path folder) throws IOException {
        WatchService watch = FileSystems.getDefault().newWatchService();
        folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
        return watch;
    }

    /** Until there is an archive in the folder and the attempt's own folder is gone. */
    public static void awaitArchive(Path folder, WatchService watch) throws IOException, InterruptedException {
        while (!archiveIn(folder)) {
            awaitChange(watch);
        }
    }

    /** Until something comes or goes. */
    public static void awaitChange(WatchService watch) throws InterruptedException {
        WatchKey key = watch.poll(LIMIT_IN_SECONDS, TimeUnit.SECONDS);
        assertThat(key).as("something new within " + LIMIT_IN_SECONDS + " s").isNotNull();
        key.pollEvents();
        key.reset();
    }

    /** Whether there is an archive, and nothing else. */
    public static boolean archiveIn(Path folder) throws IOException {
        return onlyArchives(folder, 1);
    }

    /** Whether there are so many archives, and nothing else. */
    public static boolean onlyArchives(Path folder, int count) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            return all.size() == count
                    && all.stream().allMatch(file -> file.toString().endsWith(".jsa"));
        }
    }
}
