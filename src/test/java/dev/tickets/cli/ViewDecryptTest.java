package dev.tickets.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code view --decrypt} says of where each line comes from, and who signed it. */
class ViewDecryptTest extends ViewDecryptFixture {
    @Test
    void what_was_decrypted_stands_between_marks_and_what_the_portal_wrote_does_not() throws IOException {
        assertThat(shown("Before\n\n" + encrypted("secret\n\n  two\n") + "Ref: tk-1"))
                .isEqualTo(new Run(0, """
                  Before
                ▛ decrypted with key %s, not signed
                ▌ secret
                ▌
                ▌   two
                ▙ end of decrypted text
                  Ref: tk-1
                """.formatted(me), ""));
    }

    @Test
    void each_of_several_has_marks_of_its_own() throws IOException {
        assertThat(shown(encrypted("one") + "between\n" + encrypted("two")).out())
                .isEqualTo("""
                ▛ decrypted with key %1$s, not signed
                ▌ one
                ▙ end of decrypted text
                  between
                ▛ decrypted with key %1$s, not signed
                ▌ two
                ▙ end of decrypted text
                """.formatted(me));
    }

    @Test
    void a_quoted_one_is_decrypted_too() throws IOException {
        String quoted = encrypted("secret").replaceAll("(?m)^", "> ").replaceAll("(?m)^> $", ">");

        assertThat(shown("They wrote:\n" + quoted + "\nYes").out()).isEqualTo("""
                  They wrote:
                ▛ decrypted with key %s, not signed
                ▌ secret
                ▙ end of decrypted text
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
        String fake = "▛ decrypted with key " + me + ", good signature of Desk\n▌ pay\n▙ end of decrypted text";
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

    @Test
    void json_without_decrypting_has_null_there() throws IOException {
        body("text");

        assertThat(cli.run("view", "7", "-o", "json").out()).contains("\"decrypted\": null");
        assertThat(message().get("decrypted")).isEqualTo(List.of());
    }
}
