package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is in the Debian package, and where; {@code src/test/sh/clean-root} installs and uses it. */
@EnabledIfSystemProperty(named = "tickets.packages", matches = "true")
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
@SuppressWarnings("NullAway.Init") // JUnit sets the folder before the first test
class DebianPackageIT {
    private static final Path PACKAGE = Path.of(
                    "target/packages/tickets_" + System.getProperty("tickets.version") + "_amd64.deb")
            .toAbsolutePath();

    @TempDir
    static Path root;

    @BeforeAll
    static void unpack() {
        assertThat(dpkg("-x", PACKAGE.toString(), ".")).isEmpty();
    }

    private static String dpkg(String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(RequiredTool.named("dpkg-deb").toString()), Stream.of(arguments))
                .toList();
        ProgramRun run = ProgramRun.of(root, command);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private static List<String> entries(String jar) throws IOException {
        try (Stream<Path> lib = Files.list(root.resolve("usr/share/tickets/lib"))) {
            Path path = lib.filter(file -> file.getFileName().toString().startsWith(jar))
                    .findFirst()
                    .orElseThrow();
            try (JarFile file = new JarFile(path.toFile())) {
                return file.stream().map(entry -> entry.getName()).toList();
            }
        }
    }

    @Test
    void all_belongs_to_root_and_only_programs_can_run() {
        List<String> lines = dpkg("-c", PACKAGE.toString()).lines().toList();

        assertThat(lines).allMatch(line -> line.matches("\\S{10} root/root .* 2026-01-01 00:00 \\./usr/.*"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("-rwx"))
                .extracting(line -> line.replaceFirst(".* \\./", "/"))
                .containsExactlyInAnyOrder("/usr/bin/tickets", "/usr/share/tickets/libexec/make-archive");
        assertThat(lines).noneMatch(line -> line.matches(".{5}w.*|.{8}w.*"));
    }

    @Test
    void jars_have_no_native_library_of_any_system_and_no_void_signature() throws IOException {
        assertThat(entries("sqlite-jdbc-")).noneMatch(name -> name.startsWith("org/sqlite/native/"));
        assertThat(entries("jline-native-")).noneMatch(name -> name.matches(".*\\.(so|dll|jnilib)"));
        for (String jar : List.of("bcprov-", "bcpg-", "bcutil-")) {
            assertThat(entries(jar))
                    .isNotEmpty()
                    .noneMatch(name -> name.matches("META-INF/(.*\\.(SF|RSA|DSA)|versions/25/.+)"));
        }
    }

    @Test
    void native_libraries_of_one_processor_lie_beside_the_jars() {
        Path link = root.resolve("usr/share/tickets/lib/native");

        assertThat(link).isSymbolicLink();
        assertThat(link.resolve("org/sqlite/native/Linux/x86_64/libsqlitejdbc.so"))
                .isRegularFile();
        assertThat(link.resolve("org/jline/nativ/Linux/x86_64/libjlinenative.so"))
                .isRegularFile();
        assertThat(dpkg("-c", PACKAGE.toString())).doesNotContain("arm64", "aarch64", "/Mac/", "musl");
    }

    @Test
    void licences_units_and_completion_are_where_debian_has_them() {
        for (String file : List.of(
                "doc/tickets/copyright",
                "doc/tickets/changelog.gz",
                "doc/tickets/licences/night-config-3.8.3.txt",
                "doc/tickets/docs/packages.md",
                "doc/tickets/examples/crontab",
                "bash-completion/completions/tickets",
                "zsh/vendor-completions/_tickets",
                "fish/vendor_completions.d/tickets.fish")) {
            assertThat(root.resolve("usr/share").resolve(file)).isRegularFile();
        }
        assertThat(root.resolve("usr/lib/systemd/user/tickets-outbox.service"))
                .hasSameTextualContentAs(Path.of("src/main/systemd/tickets-outbox.service"));
        assertThat(root.resolve("usr/lib/systemd/user/tickets-outbox.timer")).isRegularFile();
    }

    @Test
    void says_what_it_needs() {
        assertThat(dpkg("-f", PACKAGE.toString(), "Version", "Architecture", "Depends"))
                .isEqualTo("""
                        Version: %s
                        Architecture: amd64
                        Depends: default-jre-headless (>= 2:1.17) | java17-runtime-headless, libc6 (>= 2.17)
                        """.formatted(System.getProperty("tickets.version")));
    }
}
