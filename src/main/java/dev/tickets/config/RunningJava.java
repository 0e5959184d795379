package dev.tickets.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The Java that runs this process, and the class archive that it has taken classes from.
 *
 * @param version of Java with its build: {@code 17.0.9+9-Debian-1deb12u1}
 * @param vendor of this build of Java; empty if unknown
 * @param vm name of the virtual machine
 * @param released the day on which this version was published; null if unknown
 * @param encoding of file names, arguments and variables
 * @param home folder of Java
 * @param sharing whether Java takes classes from any archive
 * @param archive the archive in use, this program's or Java's own; null for none, and where the system does not say
 */
public record RunningJava(
        String version,
        String vendor,
        String vm,
        @Nullable LocalDate released,
        String encoding,
        Path home,
        boolean sharing,
        @Nullable Path archive) {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final String SUFFIX = ".jsa";

    /** The Java of this process. */
    public static RunningJava current() {
        return new RunningJava(
                System.getProperty("java.runtime.version", Runtime.version().toString()),
                System.getProperty("java.vendor", ""),
                System.getProperty("java.vm.name", ""),
                day(System.getProperty("java.version.date", "")),
                System.getProperty("sun.jnu.encoding", ""),
                Path.of(System.getProperty("java.home", "")),
                // HotSpot adds the word while it uses an archive
                System.getProperty("java.vm.info", "").contains("sharing"),
                mapped(MAPS));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    /**
     * The archive in memory: the start script opens an archive and names the open file, so no option has its path.
     *
     * @param maps see proc_pid_maps(5): five words, then the path
     */
    static @Nullable Path mapped(Path maps) {
        try {
            for (String line : Files.readAllLines(maps, StandardCharsets.ISO_8859_1)) {
                int path = line.indexOf('/');
                if (path > 0 && line.endsWith(SUFFIX)) {
                    byte[] name = line.substring(path).getBytes(StandardCharsets.ISO_8859_1);
                    return Path.of(new String(name, StandardCharsets.UTF_8));
                }
            }
            return null;
        } catch (IOException noProc) {
            return null;
        }
    }

    /** Whether the archive in use is one of this program, not the one that comes with Java. */
    public boolean usesOwnArchive() {
        return archive != null && !archive.startsWith(realHome());
    }

    private Path realHome() {
        try {
            return home.toRealPath();
        } catch (IOException gone) {
            return home;
        }
    }

    /** The Java in words: {@code Java 17.0.9+9-Debian-1deb12u1 (Debian), /usr/lib/jvm/java-17-openjdk-amd64}. */
    public String words() {
        return "Java " + version + (vendor.isEmpty() ? "" : " (" + vendor + ")") + ", " + home;
    }

    /** The archive in words: its path, {@code none}, or that only the archive of Java itself is in use. */
    public String archiveWords() {
        if (usesOwnArchive()) {
            return String.valueOf(archive);
        }
        return sharing ? "only Java's own" : "none";
    }
}
