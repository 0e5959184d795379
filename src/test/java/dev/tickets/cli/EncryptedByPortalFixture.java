package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.PlainText;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A portal that is proven to encrypt. */
@SuppressWarnings("NullAway.Init") // made before the first test
abstract class EncryptedByPortalFixture {
    static final String TEXT = "correct horse battery";
    static final PlainText SECRET = new PlainText(TEXT, "staple staple");

    @TempDir
    Path folder;

    FaultyPortal portal;
    Cli cli;

    @BeforeEach
    void start() {
        at(new FaultyPortal(folder.resolve("portal")), "");
    }

    void at(FaultyPortal other, String configuration) {
        if (portal != null) {
            portal.close();
        }
        portal = other;
        cli = new Cli(folder).at(portal.uri()).with("TICKETS_TOKEN", portal.token());
        if (!configuration.isEmpty()) {
            cli.with("TICKETS_PROFILE", "work")
                    .config("[profiles.work]\nportal = \"" + portal.uri() + "\"\nuser = \"ann@example.net\"\n"
                            + configuration + "\n");
        }
    }

    @AfterEach
    void nothing_is_on_this_disk_in_clear() {
        portal.close();
        assertThat(SECRET.filesBelow(folder.resolve("home"))).isEmpty();
    }

    void prove() {
        assertThat(cli.run("doctor", "--prove-encryption", "-d", "1").exitCode())
                .isZero();
    }

    Run create(String... more) {
        cli.stdin(TEXT);
        return cli.run(
                Stream.concat(Stream.of("create", "-d", "1", "-s", "Login", "-F", "-", "--encrypt"), Stream.of(more))
                        .toArray(String[]::new));
    }

    Run reply(String number, String... more) {
        cli.stdin(TEXT);
        return cli.run(Stream.concat(Stream.of("reply", number, "-F", "-", "--encrypt"), Stream.of(more))
                .toArray(String[]::new));
    }

    String first() {
        return cli.run("outbox", "list", "-o", "tsv", "--fields", "id").out().strip();
    }
}
