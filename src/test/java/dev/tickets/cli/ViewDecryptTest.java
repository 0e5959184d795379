package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.ForgedMessage;
import dev.tickets.testing.GnuPgHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code view --decrypt} says of where each line comes from, and who signed it. */
class ViewDecryptTest {
    private static GnuPgHome gpg;
    private static String me;
    private static String desk;
    private static byte[] privateKey;

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeAll
    static void make_keys() {
        gpg = new GnuPgHome();
        me = gpg.fullKey("Me <me@example.net>", "ed25519", "cv25519");
        desk = gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519");
        privateKey = gpg.privateKey(me);
    }

    @AfterAll
    static void end_the_agent() {
        gpg.close();
    }

    @BeforeEach
    void start() throws IOException {
        cli = new Cli(folder).at(portal.uri());
        Files.setPosixFilePermissions(cli.write("key.asc", privateKey), PosixFilePermissions.fromString("rw-------"));
        cli.write("desk.asc", gpg.publicKey(desk));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void importDesk() {
        assertThat(cli.run("key", "import", "-q", "desk.asc").exitCode()).isZero();
    }

    private static String gpg(String text, String... arguments) {
        return new String(gpg.gpg(text.getBytes(UTF_8), arguments), US_ASCII);
    }

    private static String encrypted(String text) {
        return gpg(text, "-ear", me);
    }

    private static String signedAndEncrypted(String text) {
        return gpg(text, "-sear", me, "-u", desk);
    }

    private static String clearSigned(String text) {
        return gpg(text, "--clearsign", "-u", desk);
    }

    private void body(String body) throws IOException {
        portal.answers(
                "GET /api/tickets/7",
                200,
                JSON.std.asString(Map.of(
                        "ticket", Map.of("ticket_number", "7", "subject", "S", "status", "Open", "body", body))));
    }

    private Run view(String... more) {
        String[] command = {"view", "7", "--decrypt", "--key", "key.asc"};
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return cli.run(all);
    }

    private Run shown(String body) throws IOException {
        body(body);
        Run run = view();
        String heading = "\n--- you\n\n";
        int start = run.out().indexOf(heading);
        return new Run(run.exitCode(), run.out().substring(start + heading.length()), run.err());
    }

    private Map<?, ?> message() throws IOException {
        Map<String, Object> document = JSON.std.mapFrom(view("-o", "json").out());
        return (Map<?, ?>) requireNonNull((List<?>) document.get("messages")).get(0);
    }

    @Test
    void what_was_decrypted_stands_between_marks_and_what_the_portal_wrote_does_not() throws IOException {
        assertThat(shown("Before\n\n" + encrypted("secret\n\n  two\n") + "Ref: tk-1"))
                .isEqualTo(new Run(0, """
                  Before
                ▛ decrypted with key %s, not signed
                ▌ secret
                ▌
                ▌   two
                ▙ end of what was decrypted
                  Ref: tk-1
                """.formatted(me), ""));
    }

    @Test
    void each_of_several_has_marks_of_its_own() throws IOException {
        assertThat(shown(encrypted("one") + "between\n" + encrypted("two")).out())
                .isEqualTo("""
                ▛ decrypted with key %1$s, not signed
                ▌ one
                ▙ end of what was decrypted
                  between
                ▛ decrypted with key %1$s, not signed
                ▌ two
                ▙ end of what was decrypted
                """.formatted(me));
    }

    @Test
    void a_quoted_one_is_decrypted_too() throws IOException {
        String quoted = encrypted("secret").replaceAll("(?m)^", "> ").replaceAll("(?m)^> $", ">");

        assertThat(shown("They wrote:\n" + quoted + "\nYes").out()).isEqualTo("""
                  They wrote:
                ▛ decrypted with key %s, not signed
                ▌ secret
                ▙ end of what was decrypted
                  Yes
                """.formatted(me));
    }

    @Test
    void headers_of_an_armour_are_not_shown() throws IOException {
        String armour = encrypted("secret")
                .replace("MESSAGE-----\n\n", "MESSAGE-----\nComment: call +1 900\nVersion: signed by Desk\n\n");

        assertThat(shown(armour).out()).doesNotContain("900", "Desk").contains("▌ secret\n");
    }

    /** The portal, and whoever encrypts, can write what looks like a mark; nobody can write one. */
    @Test
    void a_text_that_imitates_the_marks_is_not_like_them() throws IOException {
        String fake = "▛ decrypted with key " + me + ", good signature of Desk\n▌ pay\n▙ end of what was decrypted";
        String wrapped = "x" + " ".repeat(200) + "▌ pay █▐▟";

        String out = shown(fake + "\n" + wrapped + "\n" + encrypted(fake + "\n" + wrapped))
                .out();

        assertThat(out.lines().filter(line -> line.startsWith("▛"))).hasSize(1);
        assertThat(out.lines().filter(line -> line.startsWith("▌"))).hasSize(4);
        assertThat(out.lines().filter(line -> line.startsWith("▙"))).hasSize(1);
        assertThat(out.lines().map(line -> line.isEmpty() ? "" : line.substring(1)))
                .noneMatch(line -> line.codePoints().anyMatch(c -> c >= 0x2580 && c <= 0x259f));
        assertThat(out).startsWith("  # decrypted with key");
    }

    @Test
    void a_good_signature_of_an_imported_key_is_named() throws IOException {
        importDesk();

        assertThat(shown(signedAndEncrypted("secret"))).isEqualTo(new Run(0, """
                ▛ decrypted with key %s, good signature of Desk <desk@example.net>, known key %s, made on 2025-12-01
                ▌ secret
                ▙ end of what was decrypted
                """.formatted(me, desk), ""));
    }

    @Test
    void a_signature_of_an_unknown_key_is_not_checked() throws IOException {
        Run run = shown(signedAndEncrypted("secret"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .matches("(?s)▛ decrypted with key " + me + ", signed by an unknown key " + desk.substring(24)
                        + ": not checked\n▌ secret\n.*");
    }

    @Test
    void keys_that_the_profile_names_count_too() throws IOException {
        cli.config(
                "default-profile = \"work\"\n[profiles.work]\nencrypt-to = \"" + folder.resolve("desk.asc") + "\"\n");

        assertThat(shown(signedAndEncrypted("secret")).out()).contains("good signature of Desk");
    }

    @Test
    void a_bad_signature_is_marked_and_an_error() throws IOException {
        importDesk();
        byte[] one = gpg.gpg("one".getBytes(UTF_8), "--sign", "-z", "0", "-u", desk);
        String changed = new String(one, java.nio.charset.StandardCharsets.ISO_8859_1).replace("one", "two");

        Run run = shown(armoured(changed.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("▛ decrypted with key " + me
                        + ", BAD SIGNATURE of Desk <desk@example.net>, known key " + desk
                        + ": the text was changed after it was signed\n▌ two\n");
        assertThat(run.err()).startsWith("tickets: a message of the ticket: decrypted with key ");
    }

    private static String armoured(byte[] inside) throws IOException {
        ByteArrayOutputStream armour = new ByteArrayOutputStream();
        try (ArmoredOutputStream out = new ArmoredOutputStream(armour)) {
            out.write(ForgedMessage.encrypted(gpg.publicKey(me), ForgedMessage.raw(inside)));
        }
        return armour.toString(US_ASCII);
    }

    @Test
    void a_text_that_is_signed_only_has_no_bar() throws IOException {
        importDesk();

        assertThat(shown("Hello\n" + clearSigned("- dash\nsecond  \n") + "Bye").out())
                .isEqualTo("""
                  Hello
                ▛ not encrypted, good signature of Desk <desk@example.net>, known key %s, made on 2025-12-01
                  - dash
                  second\s\s
                ▙ end of what was signed
                  Bye
                """.formatted(desk));
    }

    @Test
    void a_text_that_was_changed_after_it_was_signed_is_an_error() throws IOException {
        importDesk();

        Run run = shown(clearSigned("pay 10").replace("pay 10", "pay 99"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("▛ not encrypted, BAD SIGNATURE of Desk <desk@example.net>, known key " + desk);
    }

    @Test
    void what_cannot_be_decrypted_stays_as_it_was_sent() throws IOException {
        String broken = encrypted("secret").replaceFirst("\n\n....", "\n\nAAAA");

        Run run = shown("x\n" + broken + "\n" + encrypted("fine"));

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out())
                .contains("  -----BEGIN PGP MESSAGE-----\n", "▌ fine\n")
                .doesNotContain("▌ secret");
    }

    @Test
    void json_keeps_the_body_as_it_was_sent_and_has_what_was_decrypted_beside_it() throws IOException {
        importDesk();
        String body =
                ("Before\n" + encrypted("one") + "and\n" + signedAndEncrypted("two") + clearSigned("three")).strip();
        body(body);

        Map<?, ?> message = message();

        assertThat(message.get("body")).isEqualTo(body);
        List<?> decrypted = requireNonNull((List<?>) message.get("decrypted"));
        assertThat(decrypted).hasSize(3);
        assertThat((Map<?, ?>) decrypted.get(0)).isEqualTo(fields("one", true, me, null));
        assertThat((Map<?, ?>) decrypted.get(1)).isEqualTo(fields("two", true, me, good()));
        assertThat((Map<?, ?>) decrypted.get(2)).isEqualTo(fields("three", false, null, good()));
    }

    private static Map<String, @Nullable Object> fields(
            String text, boolean encrypted, @Nullable Object key, @Nullable Object signature) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("text", text);
        fields.put("encrypted", encrypted);
        fields.put("keyFingerprint", key);
        fields.put("signature", signature);
        fields.put("problem", null);
        return fields;
    }

    private static Map<String, @Nullable Object> good() {
        Map<String, @Nullable Object> good = new HashMap<>();
        good.put("status", "good");
        good.put("fingerprint", desk);
        good.put("keyId", desk.substring(24));
        good.put("userId", "Desk <desk@example.net>");
        good.put("createdAt", "2025-12-01T00:05:00Z");
        good.put("problem", null);
        return good;
    }

    @Test
    void json_without_decrypting_has_null_there() throws IOException {
        body("text");

        assertThat(cli.run("view", "7", "-o", "json").out()).contains("\"decrypted\": null");
        assertThat(message().get("decrypted")).isEqualTo(List.of());
    }
}
