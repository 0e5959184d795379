package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The archive of classes with which the program starts faster: made behind a run, in a folder of the cache. */
public final class ClassArchive {
    private static final long LIMIT_IN_SECONDS = 120;

    private ClassArchive() {}

    /** Makes one below that cache folder, for the many runs of a test. */
    public static void make(Path cache) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(cache.resolve("tickets/.archive"));
        try (WatchService watch = watching(folder)) {
            InstalledProgram program = new InstalledProgram(cache).withArchive(cache);
            assertThat(program.run("--version").exitCode()).isZero();
            awaitArchive(folder, watch);
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
