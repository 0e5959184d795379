package dev.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ClassArchive;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.PublicAuthority;
import dev.tickets.testing.UnpackedPackage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The package with a Java inside, unpacked in a folder of its own, on a machine without a Java. */
@EnabledIfSystemProperty(
        named = "tickets.packages",
        matches = "true",
        disabledReason = "needs the packages: mvn -Ppackages verify")
@SuppressWarnings("NullAway.Init") // unpacked before the first test
class PackageWithJavaIT {
    private static UnpackedPackage unpacked;

    @TempDir
    Path home;

    private InstalledProgram program;

    @BeforeAll
    static void unpack(@TempDir Path folder) {
        unpacked = UnpackedPackage.withJava(folder);
    }

    @BeforeEach
    void leave_only_the_shell() throws IOException {
        program = new InstalledProgram(home, unpacked.tickets())
                .without("JAVA_HOME")
                .with("PATH", Files.createDirectory(home.resolve("empty")).toString());
    }

    @Test
    void starts_with_its_own_java() {
        assertThat(program.run("--version")).isEqualTo(new ProgramRun(0, "tickets 0.1.0\n", ""));
        assertThat(program.run("--help").out()).contains("\nUsage: tickets ");
        assertThat(program.run("list", "--help").out()).contains("\nUsage: tickets list ");
    }

    @Test
    void prefers_its_own_java_to_any_other() {
        assertThat(program.with("JAVA_HOME", "/nowhere").run("--version"))
                .isEqualTo(new ProgramRun(0, "tickets 0.1.0\n", ""));
    }

    /** The start script knows the system from the file "release", which jlink does not write in full. */
    @Test
    void uses_the_native_libraries_that_lie_unpacked() {
        ProgramRun run = program.with("TICKETS_JAVA_OPTS", "-Djava.io.tmpdir=" + home.resolve("missing"))
                .run("-p", "sandbox", "departments", "-o", "tsv", "--fields", "name");

        assertThat(run).isEqualTo(new ProgramRun(0, "BESTNET-CLOUD\nBilling\nDomains\nGeneral\n", ""));
    }

    @Test
    void files_a_ticket_at_a_practice_portal_that_the_package_serves() throws Exception {
        Files.writeString(home.resolve("障害報告.txt"), "再起動しました\n");
        Process server = program.start("sandbox", "serve", "--port", "0");
        try (BufferedReader out = server.inputReader(UTF_8)) {
            String address = out.readLine().replaceFirst("Practice portal at ([^,]*),.*", "$1");
            Files.writeString(home.resolve("password"), "practice\n");
            program.with("TICKETS_PORTAL", address);
            ProgramRun login =
                    program.shell("\"$TICKETS\" login --user you@sandbox.example --password-stdin <password");
            assertThat(login.exitCode()).as(login.err()).isZero();

            ProgramRun created =
                    program.run("create", "-d", "VPS", "-s", "ディスク", "-m", "満杯です", "-a", "障害報告.txt", "--zip");
            assertThat(created.exitCode()).as(created.err()).isZero();

            assertThat(program.run("list", "-o", "tsv", "--fields", "subject").out())
                    .isEqualTo("ディスク\n");
            assertThat(program.run("view", "100001").out()).contains("満杯です", "attached: 障害報告.txt.zip");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void encrypts_and_speaks_tls_with_an_authority_of_its_own() throws IOException {
        PublicAuthority authority = new PublicAuthority();
        Files.writeString(home.resolve("ca.pem"), authority.pem());
        try (FaultyPortal portal =
                        new FaultyPortal(home.resolve("portal"), UnaryOperator.identity(), authority.localhost());
                GnuPgHome gpg = new GnuPgHome()) {
            configure("portal = \"" + portal.uri() + "\"\nca-file = \"~/ca.pem\"\n");
            Files.write(
                    home.resolve("desk.asc"),
                    gpg.publicKey(gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519")));
            program.with("TICKETS_TOKEN", portal.token());

            ProgramRun created =
                    program.run("create", "-d", "VPS", "-s", "Login", "-m", "secret", "--encrypt-to", "desk.asc");

            assertThat(created.exitCode()).as(created.err()).isZero();
            assertThat(portal.ticket().messages().get(0).body())
                    .contains("-----BEGIN PGP MESSAGE-----")
                    .doesNotContain("secret");
            assertThat(program.run("list", "-o", "tsv", "--fields", "subject").out())
                    .isEqualTo("Login\n");
        }
    }

    private void configure(String lines) throws IOException {
        Path config = Files.createDirectories(home.resolve(".config/tickets")).resolve("config.toml");
        Files.writeString(config, "[profiles.default]\n" + lines);
    }

    /** No archive is in the package: Java takes one only in the folder in which it was made. */
    @Test
    void makes_a_class_archive_at_the_first_start_and_uses_it() throws Exception {
        Path archives = Files.createDirectories(home.resolve(".cache/tickets/.archive"));
        program.without("TICKETS_ARCHIVE").with("PATH", "/usr/bin:/bin");
        try (WatchService watch = ClassArchive.watching(archives)) {
            assertThat(program.run("--version").exitCode()).isZero();
            ClassArchive.awaitArchive(archives, watch);
        }

        // Java ends when it may not start without the archive and refuses it
        assertThat(program.with("TICKETS_JAVA_OPTS", "-Xshare:on").run("--version"))
                .isEqualTo(new ProgramRun(0, "tickets 0.1.0\n", ""));
    }

    /** Portals of Japan, and the curves of today's certificates. */
    @Test
    void its_java_has_all_charsets_and_curves() {
        assertThat(program.shell("\"${TICKETS%/bin/tickets}/runtime/bin/java\" --list-modules")
                        .out())
                .contains("jdk.charsets@17", "jdk.crypto.ec@17");
    }

    @Test
    void its_java_brings_its_licences() {
        assertThat(unpacked.folder().resolve("runtime/legal/java.base/LICENSE"))
                .content()
                .contains("The GNU General Public License (GPL)", "\"CLASSPATH\" EXCEPTION TO THE GPL");
    }
}
