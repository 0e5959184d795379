package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Issued;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a person may have edited on any system: byte order marks, line ends, encodings. */
class EditedFilesTest {
    private static final String MARK = "\ufeff";
    private static final String CONFIG = "home/.config/tickets/config.toml";

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void a_portal_with_no_tickets() {
        portal.answers("GET /api/tickets", 200, "{\"success\":true,\"tickets\":[]}");
        cli = new Cli(folder);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private String profile(String more) {
        return "# größe\n[profiles.default]\nportal = \"" + portal.uri() + "\"\n" + more;
    }

    private Path secret(String name, byte[] bytes) throws IOException {
        Path file = cli.write(name, bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\ufeff%s", "\ufeff%s\n\n", "%s  \t\n"})
    void config_toml_may_have_a_mark_any_line_ends_and_blanks_at_the_end(String form) throws IOException {
        cli.with("TICKETS_TOKEN", "t");
        for (String lineEnd : new String[] {"\n", "\r\n", "\r", "  \n", "\t\r\n"}) {
            String text = form.formatted(profile("cc = [\n\"a@example.net\",\n]\n"));
            cli.write(CONFIG, text.replace("\n", lineEnd).getBytes(UTF_8));

            assertThat(cli.run("list"))
                    .isEqualTo(new Run(0, "", "No ticket matches; --status all includes closed tickets.\n"));
        }
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of(UTF_16, "is in UTF-16, not in UTF-8", "UTF-16"),
                Arguments.of(UTF_16LE, "is in UTF-16, not in UTF-8", "UTF-16"),
                Arguments.of(ISO_8859_1, "is not UTF-8 text: line 1", "ISO-8859-1"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void config_toml_in_another_encoding_is_refused(Charset encoding, String words, String from) throws IOException {
        Path file = cli.write(CONFIG, profile("").getBytes(encoding));

        assertThat(cli.run("list")).isEqualTo(new Run(2, "", """
                tickets: %s %s
                hint: convert the file: iconv -f %s -t UTF-8
                """.formatted(file, words, from)));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void a_template_in_another_encoding_is_refused(Charset encoding, String words, String from) throws IOException {
        Path file = cli.write("home/.config/tickets/templates/own.md", "Größe\n".getBytes(encoding));

        assertThat(cli.with("TICKETS_PROFILE", "sandbox").run("create", "-d", "1", "-s", "S", "--template", "own"))
                .isEqualTo(new Run(2, "", """
                tickets: the template %s %s
                hint: convert the file: iconv -f %s -t UTF-8
                """.formatted(file, words, from)));
    }

    /** The line is that of an editor, whatever ends the lines. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void the_line_that_is_not_UTF_8_is_named(String lineEnd) throws IOException {
        cli.write(CONFIG, "# one\n# two\n\n# größe\n".replace("\n", lineEnd).getBytes(ISO_8859_1));

        assertThat(cli.run("list").err())
                .startsWith("tickets: " + folder.resolve(CONFIG) + " is not UTF-8 text: line 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: Größe\n\nHelp\n", "Subject: Größe\r\n\r\nHelp\r\n", "Subject: Größe\r\rHelp\r"})
    void a_template_may_have_a_mark_and_any_line_ends(String text) throws IOException {
        cli.write("home/.config/tickets/templates/own.md", (MARK + text).getBytes(UTF_8));

        Run run = cli.with("TICKETS_PROFILE", "sandbox").run("create", "-d", "1", "--template", "own", "--dry-run");

        assertThat(run.out()).contains("Größe").endsWith("\nHelp\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"größe", "größe\n", "größe\r\n", "größe\r", "\ufeffgröße\n", "\ufeffgröße\r\n"})
    void a_password_file_may_have_a_mark_and_one_line_end(String text) throws IOException {
        secret("password", text.getBytes(UTF_8));
        cli.write(
                CONFIG,
                profile("auth = \"basic\"\nuser = \"ann\"\npassword-file = \"" + folder + "/password\"\n")
                        .getBytes(UTF_8));

        assertThat(cli.run("list").exitCode()).isZero();

        assertThat(portal.asked().get(0).header("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("ann:größe".getBytes(UTF_8)));
    }

    @Test
    void blanks_belong_to_a_password() throws IOException {
        secret("password", " two words \n".getBytes(UTF_8));
        cli.with("TICKETS_PORTAL", portal.uri().toString())
                .with("TICKETS_USER", "ann")
                .with("TICKETS_AUTH", "basic")
                .with("TICKETS_PASSWORD_FILE", folder + "/password");

        assertThat(cli.run("list").exitCode()).isZero();

        assertThat(portal.asked().get(0).header("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("ann: two words ".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "abc\r\n", "\ufeffabc \n", "\ufeff\tabc\t\r\n"})
    void a_token_file_may_also_have_blanks_around_the_token(String text) throws IOException {
        secret("token", text.getBytes(UTF_8));
        cli.write(CONFIG, profile("token-file = \"" + folder + "/token\"\n").getBytes(UTF_8));

        assertThat(cli.run("list").exitCode()).isZero();

        assertThat(portal.asked().get(0).header("Authorization")).isEqualTo("Bearer abc");
    }

    private static final String ONE_LINE = "hint: the secret must be one line of text, without anything else\n";

    static Stream<Arguments> secretsThatAreNone() {
        return Stream.of(
                Arguments.of("", UTF_8, "is empty\n" + ONE_LINE),
                Arguments.of("\n", UTF_8, "is empty\n" + ONE_LINE),
                Arguments.of(MARK, UTF_8, "is empty\n" + ONE_LINE),
                Arguments.of(MARK + "\r\n", UTF_8, "is empty\n" + ONE_LINE),
                Arguments.of(" \t\n", UTF_8, "is empty\n" + ONE_LINE),
                Arguments.of("a\nb\n", UTF_8, "has several lines\n" + ONE_LINE),
                Arguments.of(
                        "größe\n", ISO_8859_1, "is not UTF-8 text\nhint: convert it: iconv -f ISO-8859-1 -t UTF-8\n"),
                Arguments.of(
                        "secret\n", UTF_16, "is in UTF-16, not in UTF-8\nhint: convert it: iconv -f UTF-16 -t UTF-8\n"),
                Arguments.of("secret\n", UTF_16LE, "holds a NUL byte, so it is no text\n" + ONE_LINE));
    }

    @ParameterizedTest
    @MethodSource("secretsThatAreNone")
    void a_file_without_a_secret_is_refused(String text, Charset encoding, String words) throws IOException {
        Path file = secret("secret", text.getBytes(encoding));
        cli.with("TICKETS_PORTAL", portal.uri().toString()).with("TICKETS_USER", "ann");

        for (String variable : new String[] {"PASSWORD_FILE", "TOKEN_FILE"}) {
            boolean token = variable.equals("TOKEN_FILE");
            Cli one = new Cli(folder)
                    .with("TICKETS_PORTAL", portal.uri().toString())
                    .with("TICKETS_USER", "ann")
                    .with("TICKETS_AUTH", token ? "token" : "basic")
                    .with("TICKETS_" + variable, file.toString());

            assertThat(one.run("list"))
                    .isEqualTo(new Run(2, "", "tickets: TICKETS_" + variable + " " + file + " " + words));
        }
        assertThat(portal.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void a_ca_file_may_have_a_mark_and_any_line_ends(String lineEnd) throws IOException {
        String pem = Issued.authority("Ours").pem().replace("\n", lineEnd);
        Path file = cli.write("ca.pem", (MARK + pem).getBytes(UTF_8));

        // the file is read before the first connection
        assertThat(overTls(file).err()).isEqualTo("tickets: cannot reach 127.0.0.1:1: connection refused\n");
    }

    @Test
    void a_ca_file_in_UTF_16_is_refused() throws IOException {
        Path file = cli.write("ca.pem", Issued.authority("Ours").pem().getBytes(UTF_16));

        assertThat(overTls(file).err()).startsWith("tickets: cannot use ca-file " + file + ": the file is in UTF-16\n");
    }

    private Run overTls(Path caFile) {
        return cli.with("TICKETS_PORTAL", "https://127.0.0.1:1")
                .with("TICKETS_TOKEN", "t")
                .with("TICKETS_CA_FILE", caFile.toString())
                .run("list");
    }
}
