package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.ForgedMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.junit.jupiter.api.Test;

/** What tickets view says of the signatures of what it decrypts. */
class ViewSignatureTest extends ViewDecryptFixture {
    @Test
    void a_good_signature_of_an_imported_key_is_named() throws IOException {
        importDesk();

        assertThat(shown(signedAndEncrypted("secret"))).isEqualTo(new Run(0, """
                ▛ decrypted with key %s, good signature of Desk <desk@example.net>, known key %s, made on 2025-12-01
                ▌ secret
                ▙ end of decrypted text
                """.formatted(me, desk), ""));
    }

    @Test
    void a_signature_of_an_unknown_key_is_not_checked() throws IOException {
        Run run = shown(signedAndEncrypted("secret"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .matches("(?s)▛ decrypted with key " + me + ", signed by an unknown key " + desk.substring(24)
                        + ": signature not checked\n▌ secret\n.*");
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
                ▙ end of signed text
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
    void a_message_that_is_signed_and_packed_is_shown_with_its_signature() throws IOException {
        importDesk();

        assertThat(shown("Hello\n" + gpg("one\n- two\n", "--sign", "--armor", "-u", desk) + "Bye"))
                .isEqualTo(new Run(0, """
                  Hello
                ▛ not encrypted, good signature of Desk <desk@example.net>, known key %s, made on 2025-12-01
                  one
                  - two
                ▙ end of signed text
                  Bye
                """.formatted(desk), ""));
    }

    @Test
    void the_same_with_the_keys_of_gnupg() throws IOException {
        importDesk();
        body(gpg("packed", "--sign", "--armor", "-u", desk) + clearSigned("clear"));

        Run run = cli.run("view", "7", "--decrypt");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "▛ not encrypted, good signature of Desk <desk@example.net>, known key " + desk
                                + ", made on 2025-12-01\n  packed\n",
                        "made on 2025-12-01\n  clear\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void a_packed_message_of_an_unknown_signer_is_shown_and_says_so() throws IOException {
        assertThat(shown(gpg("text", "--sign", "--armor", "-u", desk)).out())
                .isEqualTo("""
                ▛ not encrypted, signed by an unknown key %s: signature not checked
                  text
                ▙ end of signed text
                """.formatted(desk.substring(24)));
    }

    @Test
    void a_packed_message_that_was_changed_is_an_error() throws IOException {
        importDesk();
        byte[] one = gpg.gpg("pay 10".getBytes(UTF_8), "--sign", "-z", "0", "-u", desk);
        String changed = new String(one, java.nio.charset.StandardCharsets.ISO_8859_1).replace("pay 10", "pay 99");
        ByteArrayOutputStream armour = new ByteArrayOutputStream();
        try (ArmoredOutputStream out = new ArmoredOutputStream(armour)) {
            out.write(changed.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }

        Run run = shown(armour.toString(US_ASCII));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("▛ not encrypted, BAD SIGNATURE of Desk <desk@example.net>, known key " + desk)
                .contains("\n  pay 99\n");
        assertThat(run.err()).startsWith("tickets: a message of the ticket: not encrypted, BAD SIGNATURE of Desk");
    }

    @Test
    void a_message_that_is_only_packed_is_shown_as_not_signed() throws IOException {
        assertThat(shown(gpg("text", "--store", "--armor")).out())
                .isEqualTo("▛ not encrypted, not signed\n  text\n▙ end of signed text\n");
    }

    @Test
    void a_signed_text_keeps_the_blanks_that_were_signed() throws IOException {
        importDesk();

        byte[] signed = gpg.gpg("100\u00A0% of disk\n- and dash".getBytes(UTF_8), "--clearsign", "-u", desk);

        assertThat(shown(new String(signed, UTF_8)).out())
                .contains("good signature of Desk", "\n  100 % of disk\n  - and dash\n");
    }
}
