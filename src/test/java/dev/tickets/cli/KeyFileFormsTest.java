package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.GnuPgHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code key import} finds the keys that {@code gpg --import} finds, whatever surrounds them. */
@SuppressWarnings("NullAway.Init") // made before the first test
class KeyFileFormsTest {
    private static final Pattern PRIMARY = Pattern.compile("(?m)^pub:.*\\Rfpr:+(\\w+):");

    private static String desk;
    private static String sales;
    private static String privateKey;

    private static GnuPgHome gpg;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeAll
    static void make_keys() {
        gpg = GnuPgHome.untilTheEnd();
        String key = gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519");
        desk = new String(gpg.publicKey(key), UTF_8);
        sales = new String(gpg.publicKey(gpg.fullKey("Sales <sales@example.net>", "ed25519", "cv25519")), UTF_8);
        privateKey = new String(gpg.privateKey(key), UTF_8);
    }

    @BeforeEach
    void start() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
    }

    static Stream<Arguments> forms() {
        Map<String, UnaryOperator<String>> forms = new TreeMap<>();
        forms.put("as exported", key -> key);
        forms.put("text above", key -> "Our key, valid until 2030:\nsee https://example.net/key\n\n" + key);
        forms.put("text below", key -> key + "\n-- \nAnn\n");
        forms.put("text with colons and dashes", key -> "pub   ed25519 2025-12-01\n-----\nuid: Desk\n" + key);
        forms.put("two blocks", key -> key + "\n" + sales);
        forms.put("two blocks with text around", key -> "desk:\n" + key + "sales:\n" + sales + "end\n");
        forms.put("carriage returns", key -> key.replace("\n", "\r\n"));
        forms.put("text and carriage returns", key -> "Our key\r\n\r\n" + key.replace("\n", "\r\n"));
        forms.put("a byte order mark and text", key -> "\uFEFFOur key:\n" + key);
        forms.put("headers", key -> key.replace("-----\n\n", "-----\nVersion: GnuPG v2\nComment: ours\n\n"));
        forms.put("no checksum", key -> key.replaceAll("\n=[A-Za-z0-9+/]{4}\n", "\n"));
        forms.put("blanks at the ends of lines", key -> key.replace("\n", "  \n"));
        forms.put("no line end at its end", String::strip);
        return forms.entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void gnupg_and_this_program_find_the_same_keys(String form, UnaryOperator<String> change) {
        byte[] file = change.apply(desk).getBytes(UTF_8);
        cli.write("desk.asc", file);

        Run run = cli.run("key", "import", "desk.asc", "-q", "-o", "tsv", "--fields", "fingerprint");

        List<String> found = PRIMARY.matcher(new String(gpg.gpg(file, "--show-keys", "--with-colons"), UTF_8))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(found).isNotEmpty();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).containsExactlyInAnyOrderElementsOf(found);
    }

    static Stream<Arguments> ofMailPrograms() {
        Map<String, UnaryOperator<String>> forms = new TreeMap<>();
        forms.put("a byte order mark before the block", key -> "\uFEFF" + key);
        forms.put("quoted", key -> "> " + key.strip().replace("\n", "\n> "));
        forms.put("a no-break blank in the empty line", key -> key.replace("-----\n\n", "-----\n\u00A0\n"));
        forms.put("old line ends", key -> key.replace("\n", "\r"));
        forms.put("joined to one line", key -> key.replace("\n", " "));
        return forms.entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofMailPrograms")
    void a_key_out_of_a_mail_is_read_too(String form, UnaryOperator<String> change) {
        cli.write("desk.asc", change.apply(desk));

        assertThat(cli.run("key", "import", "desk.asc", "-q", "-o", "tsv", "--fields", "userId"))
                .isEqualTo(new Run(0, "Desk <desk@example.net>\n", ""));
    }

    @Test
    void a_message_is_encrypted_to_a_file_with_text_above_the_key() {
        cli.write("desk.asc", "Our key:\n\n" + desk);

        Run run = cli.run("create", "-d", "1", "-s", "S", "-m", "x", "--encrypt-to", "desk.asc", "--dry-run");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("-----BEGIN PGP MESSAGE-----");
    }

    @Test
    void a_private_key_is_refused_wherever_it_stands() {
        for (String file : List.of(privateKey, "Our key:\n" + privateKey, desk + privateKey, privateKey + sales)) {
            cli.write("desk.asc", file);

            Run run = cli.run("create", "-d", "1", "-s", "S", "-m", "x", "--encrypt-to", "desk.asc");

            assertThat(run).isEqualTo(new Run(2, "", """
                    tickets: %s holds a private key, which only its owner should have
                    hint: import the public key: gpg --export --armor FINGERPRINT
                    """.formatted(folder.resolve("desk.asc"))));
        }
    }

    @Test
    void a_text_that_only_speaks_of_a_key_holds_none() {
        cli.write("desk.asc", "It begins with -----BEGIN PGP PUBLIC KEY BLOCK-----\nand so on.\n");

        assertThat(cli.run("key", "import", "desk.asc").err()).contains("holds no OpenPGP public key");
    }

    @Test
    void a_key_with_a_wrong_checksum_is_refused() {
        cli.write("desk.asc", desk.replaceAll("\n=[A-Za-z0-9+/]{4}\n", "\n=AAAA\n"));

        assertThat(cli.run("key", "import", "desk.asc").err()).contains("holds no OpenPGP public key");
    }
}
