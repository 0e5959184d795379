package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.GnuPgHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ticket with messages that are encrypted to its reader. */
@SuppressWarnings("NullAway.Init") // made before the first test
abstract class ViewDecryptFixture {
    static GnuPgHome gpg;
    static String me;

    static String desk;
    static byte[] privateKey;

    @TempDir
    Path folder;

    final FakePortal portal = new FakePortal();
    Cli cli;

    /** Once for all classes of the family. */
    @BeforeAll
    static synchronized void make_keys() {
        if (gpg == null) {
            gpg = GnuPgHome.untilTheEnd();
            me = gpg.fullKey("Me <me@example.net>", "ed25519", "cv25519");
            desk = gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519");
            privateKey = gpg.privateKey(me);
        }
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

    void importDesk() {
        assertThat(cli.run("key", "import", "-q", "desk.asc").exitCode()).isZero();
    }

    static String gpg(String text, String... arguments) {
        return new String(gpg.gpg(text.getBytes(UTF_8), arguments), US_ASCII);
    }

    static String encrypted(String text) {
        return gpg(text, "-ear", me);
    }

    static String signedAndEncrypted(String text) {
        return gpg(text, "-sear", me, "-u", desk);
    }

    static String clearSigned(String text) {
        return gpg(text, "--clearsign", "-u", desk);
    }

    void body(String body) throws IOException {
        portal.answers(
                "GET /api/tickets/7",
                200,
                JSON.std.asString(Map.of(
                        "ticket", Map.of("ticket_number", "7", "subject", "S", "status", "Open", "body", body))));
    }

    Run view(String... more) {
        String[] command = {"view", "7", "--decrypt", "--key", "key.asc"};
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return cli.run(all);
    }

    Run shown(String body) throws IOException {
        body(body);
        Run run = view();
        String heading = "\n--- you\n\n";
        int start = run.out().indexOf(heading);
        return new Run(run.exitCode(), run.out().substring(start + heading.length()), run.err());
    }

    Map<?, ?> message() throws IOException {
        Map<String, Object> document = JSON.std.mapFrom(view("-o", "json").out());
        return (Map<?, ?>) requireNonNull((List<?>) document.get("messages")).get(0);
    }

    static Map<String, @Nullable Object> good() {
        Map<String, @Nullable Object> good = new HashMap<>();
        good.put("status", "good");
        good.put("fingerprint", desk);
        good.put("keyId", desk.substring(24));
        good.put("userId", "Desk <desk@example.net>");
        good.put("createdAt", "2025-12-01T00:05:00Z");
        good.put("problem", null);
        return good;
    }
}
