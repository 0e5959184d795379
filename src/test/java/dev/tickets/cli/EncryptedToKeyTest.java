package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.PlainText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code create} and {@code reply} with {@code --encrypt} and keys, read again by GnuPG as the support desk does. */
class EncryptedToKeyTest {
    private static final Pattern ARMOUR =
            Pattern.compile("-----BEGIN PGP MESSAGE-----.*?-----END PGP MESSAGE-----\n", Pattern.DOTALL);
    private static final PlainText SECRET = new PlainText("correct horse battery", "staple staple", "+44 20 7946 0000");

    private static GnuPgHome gpg;
    private static String desk;
    private static String me;

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Cli cli;

    @BeforeAll
    static void make_keys() {
        gpg = new GnuPgHome();
        desk = gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519");
        me = gpg.fullKey("Me <me@example.net>", "rsa2048", "rsa2048");
    }

    @AfterAll
    static void end_the_agent() {
        gpg.close();
    }

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder);
        cli.write("desk.asc", gpg.publicKey(desk));
        cli.write("me.asc", gpg.publicKey(me));
        configure("encrypt-to = \"" + folder.resolve("desk.asc") + "\"");
    }

    private void configure(String... lines) {
        cli.write("token", portal.token());
        cli.config("default-profile = \"work\"\n[profiles.work]\nportal = \"" + portal.uri()
                + "\"\nauth = \"token\"\ntoken-file = \"" + folder.resolve("token") + "\"\n" + String.join("\n", lines)
                + "\n");
        assertThat(folder.resolve("token").toFile().setReadable(false, false)).isTrue();
        assertThat(folder.resolve("token").toFile().setReadable(true, true)).isTrue();
    }

    @AfterEach
    void nothing_was_ever_in_clear() {
        portal.close();
        assertThat(SECRET.isIn(portal.arrived())).isFalse();
        assertThat(SECRET.filesBelow(folder.resolve("home"))).isEmpty();
    }

    private Run create(String... more) {
        cli.stdin("The password is correct horse battery 日本");
        return cli.run(words(List.of("create", "-d", "1", "-s", "Login", "-F", "-", "--encrypt"), more));
    }

    private static String[] words(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private String body(int message) {
        return portal.stored().get(0).messages().get(message).body() + "\n";
    }

    private String decrypted(String body) {
        Matcher armour = ARMOUR.matcher(body);
        assertThat(armour.find()).as(body).isTrue();
        return new String(gpg.gpg(armour.group().getBytes(US_ASCII), "--decrypt"), UTF_8);
    }

    private String shown(String fingerprint) {
        return Pattern.compile("(.{4})")
                .matcher(fingerprint)
                .replaceAll("$1 ")
                .strip()
                .replaceFirst("^((?:\\w{4} ){5})", "$1 ");
    }

    @Test
    void the_desk_reads_the_text_and_the_reference_stays_in_clear_below_it() {
        Run run = create();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEqualTo("""
                Encrypted to %s (Desk <desk@example.net>)
                The subject and the names of files are not encrypted.
                """.formatted(shown(desk)));
        assertThat(decrypted(body(0))).isEqualTo("The password is correct horse battery 日本");
        assertThat(ARMOUR.matcher(body(0)).replaceAll("")).matches("\n-- \nRef: tk-\\w{26}\n");
    }

    @Test
    void everything_that_would_stand_in_the_body_is_inside() {
        Run run = create(
                "--urgent",
                "--impact",
                "staple staple",
                "--contact",
                "+44 20 7946 0000",
                "--host-info",
                "--cc",
                "ann@example.net");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(portal.stored().get(0).subject()).isEqualTo("[URGENT] Login");
        assertThat(decrypted(body(0))).startsWith("""
                The password is correct horse battery 日本

                Impact: staple staple
                Preferred contact: +44 20 7946 0000
                CC: ann@example.net
                Host:""");
    }

    @Test
    void the_related_service_is_named_inside() {
        Run run = create("--service", "web1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(decrypted(body(0))).contains("\n\nRelated service: ");
        assertThat(ARMOUR.matcher(body(0)).replaceAll("")).doesNotContain("web1");
    }

    @Test
    void ones_own_key_reads_it_too() {
        configure(
                "encrypt-to = \"" + folder.resolve("desk.asc") + "\"",
                "encrypt-to-self = \"" + folder.resolve("me.asc") + "\"");

        Run run = create();

        assertThat(run.err()).contains("Encrypted to " + shown(desk), "and " + shown(me));
        Matcher armour = ARMOUR.matcher(body(0));
        assertThat(armour.find()).isTrue();
        String packets =
                new String(gpg.gpg(armour.group().getBytes(US_ASCII), "--list-packets", "--list-only"), ISO_8859_1);
        assertThat(packets.split(":pubkey enc packet:", -1)).hasSize(3);
    }

    @Test
    void the_result_says_that_it_is_encrypted() {
        assertThat(create("-o", "json").out()).contains("\"encrypted\": true", "\"state\": \"created\"");
        cli.stdin("correct horse battery");
        assertThat(cli.run("reply", "100001", "-F", "-", "--encrypt", "-o", "json")
                        .out())
                .contains("\"encrypted\": true", "\"state\": \"replied\"");
        assertThat(decrypted(body(1))).isEqualTo("correct horse battery");
    }

    @Test
    void a_key_of_the_command_line_goes_before_that_of_the_profile() {
        Run run = create("--encrypt-to", "me.asc");

        assertThat(run.err()).contains("Encrypted to " + shown(me)).doesNotContain(shown(desk));
    }

    @Test
    void several_keys_may_be_named_and_name_the_wish_to_encrypt() {
        cli.stdin("correct horse battery");
        cli.run("key", "import", "me.asc");

        Run run =
                cli.run("create", "-d", "1", "-s", "Login", "-F", "-", "--encrypt-to", "desk.asc", "--encrypt-to", me);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains(shown(desk), shown(me));
    }

    @Test
    void a_department_with_a_key_of_its_own_gets_that() {
        configure(
                "encrypt-to = \"" + folder.resolve("desk.asc") + "\"",
                "[profiles.work.encrypt-to-department]",
                "\"1\" = \"" + folder.resolve("me.asc") + "\"");

        assertThat(create().err()).contains("Encrypted to " + shown(me)).doesNotContain(shown(desk));
        cli.stdin("correct horse battery");
        assertThat(cli.run("reply", "100001", "-F", "-", "--encrypt").err())
                .contains("Encrypted to " + shown(me))
                .doesNotContain(shown(desk));
    }

    @Test
    void whose_key_it_is_must_be_known_before_anything_is_sent() {
        configure(
                "encrypt-to = \"" + folder.resolve("desk.asc") + "\"",
                "[profiles.work.encrypt-to-department]",
                "\"1\" = \"" + folder.resolve("me.asc") + "\"");
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run run = create();

        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err())
                .contains("it is not known which department's key it needs: nothing was sent or kept")
                .contains("hint: name the key: --encrypt-to KEYFILE");
        assertThat(cli.run("outbox", "list").out()).isEmpty();
    }

    @Test
    void a_key_that_has_changed_is_refused() {
        assertThat(create().exitCode()).isZero();
        cli.write("desk.asc", gpg.publicKey(me));

        Run run = create();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("has changed", "tickets key accept");
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void attachments_of_any_type_travel_encrypted_in_a_zip() throws IOException {
        byte[] log = "staple staple 日本\r\n".repeat(200_000).getBytes(UTF_8);
        byte[] picture = new byte[3 << 20];
        new Random(1).nextBytes(picture);
        cli.write("in/error.log", log);
        cli.write("in/core", picture);
        cli.write("in/tree/a/one.txt", "staple staple");
        cli.write("in/tree/two.txt", "");

        Run run = create("-a", "in/error.log", "in/core", "in/tree", "-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"name\": \"error.log.zip\"", "\"name\": \"core.zip\"");
        cli.run("attachments", "100001", "--save", "saved");
        assertThat(opened("saved/error.log.zip", "error.log.pgp")).isEqualTo(log);
        assertThat(opened("saved/core.zip", "core.pgp")).isEqualTo(picture);
        Path tree = Files.write(folder.resolve("tree.zip"), opened("saved/tree.zip.zip", "tree.zip.pgp"));
        try (ZipFile zip = new ZipFile(tree.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("tree/a/one.txt", "tree/two.txt");
        }
        // text is made smaller first
        assertThat(Files.size(folder.resolve("saved/error.log.zip"))).isLessThan(log.length / 10);
    }

    private byte[] opened(String file, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve(file).toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly(entry);
            try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
                return gpg.gpg(in.readAllBytes(), "--decrypt");
            }
        }
    }

    @Test
    void standard_input_is_encrypted_while_it_comes() throws IOException {
        cli.write("in/text", "correct horse battery").toFile();
        cli.stdin("staple staple\n".repeat(100_000));

        Run run = cli.run("create", "-d", "1", "-s", "Dump", "-F", "in/text", "--encrypt", "-a", "dump.sql=-");

        assertThat(run.exitCode()).as(run.err()).isZero();
        cli.run("attachments", "100001", "--save", "saved");
        assertThat(opened("saved/dump.sql.zip", "dump.sql.pgp"))
                .isEqualTo("staple staple\n".repeat(100_000).getBytes(UTF_8));
    }

    @Test
    void all_attachments_in_one_archive_are_encrypted_as_that() throws IOException {
        cli.write("in/a.log", "staple staple a");
        cli.write("in/b.log", "staple staple b");

        assertThat(create("--zip=all", "-a", "in/a.log", "in/b.log").exitCode()).isZero();

        cli.run("attachments", "100001", "--save", "saved");
        Path all = Files.write(folder.resolve("all.zip"), opened("saved/attachments.zip.zip", "attachments.zip.pgp"));
        try (ZipFile zip = new ZipFile(all.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("a.log", "b.log");
        }
    }

    @Test
    void what_is_too_large_when_it_is_encrypted_needs_to_be_split() throws IOException {
        byte[] core = new byte[300_000];
        new Random(2).nextBytes(core);
        cli.write("in/core", core);
        cli.with("TICKETS_MAX_ATTACHMENT_SIZE", "100k");

        Run refused = create("-a", "in/core");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "in/core: has 300.4 kB when it is encrypted, and the portal takes 102.4 kB; --split sends it in parts");

        Run run = create("-a", "in/core", "--split");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("core 300.0 kB -> 3 parts, core.part1of3.zip …");
        String text = decrypted(body(0));
        assertThat(text).contains("""
                        for i in $(seq 3); do unzip -p './core.part'"$i"of3.zip; done > './core.pgp'
                          gpg --decrypt './core.pgp' > './core'
                        """).contains("  core.pgp\n");
        cli.run("attachments", "100001", "--save", "saved");
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 1; i <= 3; i++) {
            try (ZipFile zip = new ZipFile(
                    folder.resolve("saved/core.part" + i + "of3.zip").toFile())) {
                joined.write(
                        zip.getInputStream(zip.getEntry("core.pgp.part" + i)).readAllBytes());
            }
        }
        assertThat(gpg.gpg(joined.toByteArray(), "--decrypt")).isEqualTo(core);
    }

    @Test
    void attachments_that_do_not_fit_in_one_message_follow_encrypted_in_replies() throws IOException {
        cli.write("in/a.log", "staple staple a");
        cli.write("in/b.log", "staple staple b");
        cli.with("TICKETS_MAX_ATTACHMENTS", "1");

        Run run = create("--split", "-a", "in/a.log", "in/b.log");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(body(1)).startsWith("-----BEGIN PGP MESSAGE-----").doesNotContain("of 2");
        assertThat(decrypted(body(1))).isEqualTo("Attachment 2 of 2");
        cli.run("attachments", "100001", "--save", "saved");
        assertThat(opened("saved/b.log.zip", "b.log.pgp")).isEqualTo("staple staple b".getBytes(UTF_8));
    }

    @Test
    void what_is_wrong_with_attachments_is_said_at_once() {
        cli.write("in/empty", "");
        cli.write("in/a/x", "staple staple");
        cli.write("in/b/x", "staple staple");

        Run run = create("-a", "in/empty", "in/none", "in/a/x", "in/b/x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("""
                tickets: nothing was sent, because of the attachments:
                  in/empty: is empty
                  in/none: there is no such file
                  in/b/x: another attachment is called x, too; give it a name: -a NAME=PATH
                """);
        assertThat(portal.stored()).isEmpty();
    }

    @Test
    void a_dry_run_encrypts_and_sends_nothing() {
        Run run = create("--dry-run", "-o", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"encrypted\": true", "\"state\": \"dry-run\"");
        assertThat(portal.stored()).isEmpty();
    }

    @Test
    void without_a_key_and_without_a_proof_nothing_is_sent_or_kept() {
        configure();

        Run run = create();

        assertThat(run).isEqualTo(new Run(2, "", """
                tickets: it cannot be encrypted, so nothing was sent: there is no key to encrypt to, and nobody has \
                shown that this portal encrypts
                hint: encrypt it here, to the support desk's key: --encrypt-to KEYFILE, or encrypt-to in config.toml; \
                or have the portal do it, if it can: tickets doctor --prove-encryption -d DEPT
                """));
        assertThat(portal.requests()).isEmpty();
        assertThat(cli.state()).doesNotExist();
    }

    @Test
    void while_the_portal_is_away_it_waits_encrypted() {
        cli.write("in/error.log", "staple staple\n");
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run run = create("-a", "in/error.log", "--impact", "staple staple");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(75);
        assertThat(SECRET.filesBelow(folder.resolve("home"))).isEmpty();
        String id =
                cli.run("outbox", "list", "-o", "tsv", "--fields", "id").out().strip();
        assertThat(cli.run("outbox", "show", id).out())
                .contains("(The text is not shown: it is encrypted, or it was not kept.)")
                .contains("Attachment: error.log.zip");
        portal.recover();
        assertThat(cli.run("outbox", "send", id, "-o", "json").out()).contains("\"encrypted\": true");
        assertThat(decrypted(body(0))).contains("correct horse battery 日本\n\nImpact: staple staple");
    }

    @Test
    void an_unclear_one_is_found_by_its_reference_and_not_sent_twice() {
        portal.failing(FaultyPortal.CREATE, 1, Fault.RESET_AFTER);

        assertThat(create().exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_refused_one_becomes_a_draft_that_is_encrypted_and_goes_as_it_is() {
        cli.write("in/error.log", "staple staple\n");
        List<String> arguments =
                new ArrayList<>(List.of("reply", "100001", "-F", "-", "--encrypt", "-a", "in/error.log"));
        create();
        cli.run("close", "100001");
        cli.stdin("correct horse battery");

        Run run = cli.run(arguments.toArray(new String[0]));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        String id =
                cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();
        assertThat(cli.run("drafts", "show", id).out()).contains("(encrypted; it goes out as it is)");
        assertThat(cli.run("reply", "--draft", id, "-m", "staple").err())
                .contains("the draft is encrypted: its text and its attachments cannot be changed any more");
        assertThat(cli.run("reply", "--draft", id, "-a", "in/error.log").exitCode())
                .isEqualTo(2);
        assertThat(cli.run("reply", "--draft", id, "--encrypt").exitCode()).isEqualTo(2);

        Run sent = cli.run("reply", "--draft", id, "--reopen", "-o", "json");

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("\"encrypted\": true", "\"name\": \"error.log.zip\"");
        assertThat(decrypted(body(1))).isEqualTo("correct horse battery");
        assertThat(cli.run("drafts", "list").out()).isEmpty();
    }

    @Test
    void without_the_outbox_the_draft_is_encrypted() {
        cli.write("in/error.log", "staple staple\n");
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run run = create("--no-queue", "-a", "in/error.log");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(69);
        String id =
                cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();
        portal.recover();
        assertThat(cli.run("create", "--draft", id).exitCode()).isZero();
        assertThat(decrypted(body(0))).contains("correct horse battery");
    }

    @Test
    void a_repeated_alert_that_becomes_a_reply_is_encrypted_too() {
        assertThat(create("--dedup-key", "disk").exitCode()).isZero();
        assertThat(create("--dedup-key", "disk", "-o", "json").out())
                .contains("\"state\": \"replied\"", "\"encrypted\": true");
        assertThat(decrypted(body(1))).contains("correct horse battery");
    }

    @Test
    void a_text_that_others_see_is_warned_of() {
        Run run = cli.run("create", "-d", "1", "-s", "Login", "-m", "not so secret", "--encrypt");

        assertThat(run.err())
                .contains("The text of -m is visible to everybody on this machine, in the list of processes");
        assertThat(cli.run("create", "-q", "-d", "1", "-s", "Login", "-m", "not so secret", "--encrypt")
                        .err())
                .isEmpty();
    }
}
