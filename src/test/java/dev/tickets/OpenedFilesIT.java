package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.OpenedFiles;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.PublicAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Opening files takes time at every start: no jar is opened in vain, and no file of the user's is read twice in a run.
 */
class OpenedFilesIT {
    private static final PublicAuthority AUTHORITY = new PublicAuthority();

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private InstalledProgram program;

    @BeforeEach
    void a_portal_that_speaks_tls() throws IOException {
        // with the time of day, from which the program learns the portal's offset, and keeps the offset
        portal = new FaultyPortal(
                folder.resolve("portal"), options -> options.withClock(Clock.systemUTC()), AUTHORITY.localhost());
        program = new InstalledProgram(folder).withArchive();
        Files.writeString(folder.resolve("ca.pem"), AUTHORITY.pem());
        Files.writeString(folder.resolve("a.gif"), "GIF89a and so on");
        secret("password", portal.password());
        secret("token", portal.token());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void secret(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void configure(String... lines) throws IOException {
        Path config = Files.createDirectories(folder.resolve(".config/tickets"));
        Files.writeString(
                config.resolve("config.toml"),
                "[profiles.default]\nportal = \"" + portal.uri() + "\"\nca-file = \"~/ca.pem\"\n"
                        + String.join("\n", lines) + "\n");
    }

    /** With a session that was kept, and with each kind of secret in a file. */
    private void configureCredential(String kind) throws IOException {
        switch (kind) {
            case "session" -> {
                configure("user = \"" + portal.user() + "\"");
                ProgramRun login = program.shell("$TICKETS login --password-stdin <password");
                assertThat(login.exitCode()).as(login.toString()).isZero();
            }
            case "password" ->
                configure("user = \"" + portal.user() + "\"", "auth = \"basic\"", "password-file = \"~/password\"");
            case "token" -> configure("auth = \"token\"", "token-file = \"~/token\"");
            default -> throw new IllegalArgumentException(kind);
        }
    }

    @ParameterizedTest(name = "{1} with a {0}")
    @CsvSource({
        "session,  list",
        "session,  create -d 1 -s Alert -m Help -a a.gif",
        "session,  view 100001",
        "session,  reply 100001 -m More",
        "password, list",
        "password, create -d 1 -s Alert -m Help -a a.gif",
        "password, view 100001",
        "password, reply 100001 -m More",
        "token,    list",
        "token,    create -d 1 -s Alert -m Help -a a.gif",
        "token,    view 100001",
        "token,    reply 100001 -m More",
    })
    void configuration_credentials_and_state_are_read_once(String credential, String command) throws IOException {
        configureCredential(credential);
        // facts about the portal are kept from here on, and read by the run that is looked at
        ProgramRun first = program.shell("$TICKETS create -q -d 1 -s First -m Help -a a.gif");
        assertThat(first).isEqualTo(new ProgramRun(0, "", ""));

        List<String> opened = ofTheUser(new OpenedFiles(program, folder).of(command));

        assertThat(opened)
                .contains(folder.resolve(".config/tickets/config.toml").toString())
                .doesNotHaveDuplicates();
        if (command.startsWith("view")) {
            assertThat(opened).anyMatch(path -> path.contains("/state/tickets/portals/"));
        }
    }

    @Test
    void keys_are_read_once() throws IOException {
        try (GnuPgHome gpg = new GnuPgHome()) {
            String desk = gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519");
            Files.write(folder.resolve("desk.asc"), gpg.publicKey(desk));
        }
        configure("auth = \"token\"", "token-file = \"~/token\"", "encrypt-to = \"~/desk.asc\"");

        assertThat(ofTheUser(new OpenedFiles(program, folder).of("create --encrypt -d 1 -s Alert -m Secret -a a.gif")))
                .contains(folder.resolve("desk.asc").toString())
                .doesNotHaveDuplicates();
    }

    /**
     * The files that the user or an earlier run has made. What is attached is read twice: to check its type, and to
     * copy it.
     */
    private List<String> ofTheUser(List<String> opened) {
        return opened.stream()
                .filter(path -> path.startsWith(folder.toString()))
                .filter(path -> !path.endsWith("/a.gif") && !path.contains("/.cache/") && !path.contains("/traces/"))
                .toList();
    }

    /**
     * With a class archive, which has the classes of all jars. Over http: with TLS, Java looks for a logger of
     * certificates in each jar of the class path. And without times of tickets: for the rules of a time zone, Java
     * looks for more rules in each jar.
     */
    @ParameterizedTest
    @ValueSource(strings = {"departments --refresh", "create -d 1 -s Alert -m Help"})
    void no_jar_is_opened_that_the_command_does_not_need(String command) throws IOException {
        portal.close();
        portal = new FaultyPortal(folder.resolve("plain"), options -> options.withClock(Clock.systemUTC()));
        secret("token", portal.token());
        configureCredential("token");
        ProgramRun first = program.shell("$TICKETS create -q -d 1 -s First -m Help");
        assertThat(first).isEqualTo(new ProgramRun(0, "", ""));

        List<String> jars = new OpenedFiles(program, folder)
                .of(command).stream()
                        .filter(path -> path.endsWith(".jar"))
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .toList();

        assertThat(jars).allMatch(OpenedFilesIT::isOfEveryCommand, "a jar with classes that every command uses");
        assertThat(jars).doesNotHaveDuplicates();
    }

    /** The jars of encryption are three quarters of the class path, and a list does without them. */
    @Test
    void a_list_over_tls_opens_no_jar_of_encryption() throws IOException {
        configureCredential("token");

        assertThat(new OpenedFiles(program, folder).of("list"))
                .noneMatch(path -> path.substring(path.lastIndexOf('/') + 1).startsWith("bc"));
    }

    /** Java opens the whole class path where it checks its archive; jars for rare commands do not belong there. */
    private static boolean isOfEveryCommand(String jar) {
        return jar.matches(
                "(tickets|picocli|jackson-(core|jr-objects)|httpclient5|httpcore5|httpcore5-h2|slf4j-(api|nop)"
                        + "|core|toml)-[\\d.]+\\.jar");
    }
}
