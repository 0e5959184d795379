package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** {@code create} and {@code reply} with {@code --encrypt} and keys, read again by GnuPG as the support desk does. */
class EncryptedToKeyTest extends EncryptedToKeyFixture {
    @Test
    void the_desk_reads_the_text_and_the_reference_stays_in_clear_below_it() {
        Run run = create();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEqualTo("""
                Encrypted to %s (Desk <desk@example.net>)
                The subject and the file names are not encrypted.
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
                .contains("the department is unknown, so the key for the message is unknown: nothing was sent or kept")
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
    void a_repeated_alert_that_becomes_a_reply_is_encrypted_too() {
        assertThat(create("--dedup-key", "disk").exitCode()).isZero();
        assertThat(create("--dedup-key", "disk", "-o", "json").out())
                .contains("\"state\": \"replied\"", "\"encrypted\": true");
        assertThat(decrypted(body(1))).contains("correct horse battery");
    }

    @Test
    void a_text_that_others_see_is_warned_of() {
        Run run = cli.run("create", "-d", "1", "-s", "Login", "-m", "not so secret", "--encrypt");

        assertThat(run.err()).contains("All users of this machine can see the text of -m in the process list");
        assertThat(cli.run("create", "-q", "-d", "1", "-s", "Login", "-m", "not so secret", "--encrypt")
                        .err())
                .isEmpty();
    }
}
