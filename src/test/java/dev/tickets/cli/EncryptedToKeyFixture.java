package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A desk with a key, a person with one, and a practice portal that must never get a text in clear. */
@SuppressWarnings("NullAway.Init") // made before the first test
abstract class EncryptedToKeyFixture {
    static final Pattern ARMOUR =
            Pattern.compile("-----BEGIN PGP MESSAGE-----.*?-----END PGP MESSAGE-----\n", Pattern.DOTALL);

    static final PlainText SECRET = new PlainText("correct horse battery", "staple staple", "+44 20 7946 0000");
    static GnuPgHome gpg;

    static String desk;
    static String me;

    @TempDir
    Path folder;

    FaultyPortal portal;
    Cli cli;

    /** Once for all classes of the family. */
    @BeforeAll
    static synchronized void make_keys() {
        if (gpg == null) {
            gpg = GnuPgHome.untilTheEnd();
            desk = gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519");
            me = gpg.fullKey("Me <me@example.net>", "rsa2048", "rsa2048");
        }
    }

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder);
        cli.write("desk.asc", gpg.publicKey(desk));
        cli.write("me.asc", gpg.publicKey(me));
        configure("encrypt-to = \"" + folder.resolve("desk.asc") + "\"");
    }

    void configure(String... lines) {
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

    Run create(String... more) {
        cli.stdin("The password is correct horse battery 日本");
        return cli.run(words(List.of("create", "-d", "1", "-s", "Login", "-F", "-", "--encrypt"), more));
    }

    static String[] words(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    String body(int message) {
        return portal.stored().get(0).messages().get(message).body() + "\n";
    }

    String decrypted(String body) {
        Matcher armour = ARMOUR.matcher(body);
        assertThat(armour.find()).as(body).isTrue();
        return new String(gpg.gpg(armour.group().getBytes(US_ASCII), "--decrypt"), UTF_8);
    }

    String shown(String fingerprint) {
        return Pattern.compile("(.{4})")
                .matcher(fingerprint)
                .replaceAll("$1 ")
                .strip()
                .replaceFirst("^((?:\\w{4} ){5})", "$1 ");
    }
}
