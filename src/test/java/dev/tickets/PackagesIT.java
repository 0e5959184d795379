package dev.tickets;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.UnpackedPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages in target/packages hold the program, and nothing of the machine that built them. */
@EnabledIfSystemProperty(
        named = "tickets.packages",
        matches = "true",
        disabledReason = "needs the packages: mvn -Ppackages verify")
@SuppressWarnings("NullAway.Init") // unpacked before the first test
class PackagesIT {
    private static final Path PROGRAM =
            InstalledProgram.TICKETS.resolve("../..").normalize();

    private static UnpackedPackage plain;
    private static UnpackedPackage withJava;

    @TempDir
    Path home;

    @BeforeAll
    static void unpack(@TempDir Path one, @TempDir Path two) {
        plain = UnpackedPackage.withoutJava(one);
        withJava = UnpackedPackage.withJava(two);
    }

    static List<UnpackedPackage> packages() {
        return List.of(plain, withJava);
    }

    @Test
    void contains_the_program_the_documents_and_the_completion_scripts() throws IOException {
        Map<String, Path> expected = new TreeMap<>(files(PROGRAM));
        files(Path.of("docs")).forEach((name, file) -> expected.put("docs/" + name, file));
        files(Path.of("completions")).forEach((name, file) -> expected.put("completions/" + name, file));
        expected.put("README.md", Path.of("README.md"));

        Map<String, Path> packed = files(plain.folder());

        assertThat(packed).containsOnlyKeys(expected.keySet());
        for (Map.Entry<String, Path> file : expected.entrySet()) {
            assertThat(packed.get(file.getKey())).hasSameBinaryContentAs(file.getValue());
        }
        assertThat(packed).containsKeys("LICENSE", "NOTICE", "bin/tickets", "libexec/make-archive");
    }

    @Test
    void differs_with_a_java_inside_only_by_that_java() throws IOException {
        Map<String, Path> packed = files(withJava.folder());
        packed.keySet().removeIf(name -> name.startsWith("runtime/"));

        assertThat(packed).containsOnlyKeys(files(plain.folder()).keySet());
    }

    /** The files of a folder and those below, by their names relative to the folder. */
    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> !Files.isDirectory(file))
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("packages")
    void belongs_to_root_and_has_the_time_of_the_release(UnpackedPackage unpacked) {
        assertThat(unpacked.list())
                .isNotEmpty()
                .allMatch(line -> line.matches("[-dl]\\S{9} 0/0 +\\d+ \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d .*"))
                .extracting(line -> line.replaceFirst("\\S+ \\S+ +\\d+ (\\S+ \\S+) .*", "$1"))
                .containsOnly("2026-01-01 00:00");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void modes_do_not_depend_on_the_builder(UnpackedPackage unpacked) {
        List<String> programs = List.of(
                "bin/tickets",
                "libexec/install",
                "libexec/make-archive",
                "runtime/bin/java",
                "runtime/bin/keytool",
                "runtime/lib/jexec",
                "runtime/lib/jspawnhelper");
        for (String line : unpacked.list()) {
            String name = line.replaceFirst(".* tickets-[^/]+/", "");
            char type = line.charAt(0);
            if (type != 'l') {
                String mode = type == 'd' || programs.contains(name) ? "rwxr-xr-x" : "rw-r--r--";
                assertThat(line.substring(1, 10)).as(name).isEqualTo(mode);
            }
        }
    }

    /** RFC 1952: flags, then the time of the original file. */
    @ParameterizedTest
    @MethodSource("packages")
    void the_compressed_file_has_neither_name_nor_time(UnpackedPackage unpacked) throws IOException {
        try (InputStream in = Files.newInputStream(unpacked.file())) {
            assertThat(in.readNBytes(8)).startsWith(0x1f, 0x8b, 8).endsWith(0, 0, 0, 0, 0);
        }
    }

    @Test
    void runs_where_it_is_unpacked() {
        assertThat(new InstalledProgram(home, plain.tickets()).run("--version"))
                .isEqualTo(new ProgramRun(0, "tickets 0.1.0\n", ""));
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_list_of_components_names_each_jar_and_its_licence() throws IOException {
        Path file = Path.of("target/packages/tickets-" + System.getProperty("tickets.version") + ".cdx.json");
        Map<String, Object> list = JSON.std.mapFrom(Files.readAllBytes(file));
        Map<String, String> licences = new TreeMap<>();
        for (Map<String, Object> component : (List<Map<String, Object>>) requireNonNull(list.get("components"))) {
            // the program takes its classes and its native libraries out of one jar for all systems
            String name =
                    requireNonNull(component.get("name")).toString().replace("conscrypt-openjdk-uber", "conscrypt");
            licences.put(
                    name + "-" + component.get("version") + ".jar",
                    requireNonNull(component.get("licenses")).toString());
        }

        assertThat(list).containsEntry("bomFormat", "CycloneDX").doesNotContainKey("serialNumber");
        assertThat((Map<String, Object>) list.get("metadata")).doesNotContainKey("timestamp");
        try (Stream<Path> lib = Files.list(PROGRAM.resolve("lib"))) {
            assertThat(lib.map(jar -> jar.getFileName().toString())
                            .filter(name -> name.endsWith(".jar") && !name.startsWith("tickets-")))
                    .containsExactlyInAnyOrderElementsOf(licences.keySet());
        }
        assertThat(licences).allSatisfy((jar, licence) -> {
            if (jar.startsWith("jline-")) {
                assertThat(licence).isEqualTo("[{license={id=BSD-3-Clause}}]");
            } else if (jar.startsWith("toml-") || jar.startsWith("core-")) {
                assertThat(licence).contains("LGPL-3.0");
            } else {
                assertThat(licence).containsAnyOf("Apache-2.0", "MIT", "Bouncy Castle Licence");
            }
        });
    }
}
