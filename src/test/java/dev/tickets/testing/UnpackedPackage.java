package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tar.gz of target/packages, unpacked.
 *
 * @param file the package
 * @param folder its one top folder
 */
public record UnpackedPackage(Path file, Path folder) {
    private static final String VERSION = System.getProperty("tickets.version", "");

    /** The package without a Java, unpacked into that folder. */
    public static UnpackedPackage withoutJava(Path into) {
        return unpack("tickets-" + VERSION + ".tar.gz", into);
    }

    /** The package with a Java for the processor of this machine. */
    public static UnpackedPackage withJava(Path into) {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        return unpack("tickets-" + VERSION + "-linux-" + processor + ".tar.gz", into);
    }

    private static UnpackedPackage unpack(String name, Path into) {
        Path file = Path.of("target/packages", name).toAbsolutePath();
        String tar = RequiredTool.named("tar").toString();
        assertThat(ProgramRun.of(into, List.of(tar, "-xzf", file.toString()))).isEqualTo(new ProgramRun(0, "", ""));
        try (Stream<Path> unpacked = Files.list(into)) {
            List<Path> top = unpacked.toList();
            assertThat(top).containsExactly(into.resolve(name.replace(".tar.gz", "")));
            return new UnpackedPackage(file, top.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The start script. */
    public Path tickets() {
        return folder.resolve("bin/tickets");
    }

    /** Each line that tar prints of the package: mode, owner, size, time, name. */
    public List<String> list() {
        String tar = RequiredTool.named("tar").toString();
        return ProgramRun.of(folder, List.of(tar, "--numeric-owner", "--utc", "-tvzf", file.toString()))
                .out()
                .lines()
                .toList();
    }
}
