package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import dev.tickets.testing.PlainText;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An author with a key of their own, and a desk with one. */
@SuppressWarnings("NullAway.Init") // made before the first test
abstract class EncryptedDraftFixture {
    static final PlainText SECRET = new PlainText("correct horse battery", "staple staple");
    static GnuPgHome gpg;

    static byte[] publicKey;
    static byte[] privateKey;

    @TempDir
    Path folder;

    FaultyPortal portal;

    @Nullable
    Process writer;

    Cli cli;

    /** Once for all classes of the family. */
    @BeforeAll
    static synchronized void make_a_key() {
        if (gpg == null) {
            gpg = GnuPgHome.untilTheEnd();
            String me = gpg.fullKey("Me <me@example.net>", "ed25519", "cv25519");
            publicKey = gpg.publicKey(me);
            privateKey = gpg.privateKey(me);
        }
    }

    @BeforeEach
    void start() throws IOException {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder)
                .at(portal.uri())
                .with("TICKETS_TOKEN", portal.token())
                .with("TICKETS_PROFILE", "work");
        cli.write("me.asc", publicKey);
        Files.setPosixFilePermissions(cli.write("key.asc", privateKey), PosixFilePermissions.fromString("rw-------"));
    }

    void configure(String... lines) {
        configure(portal.uri(), lines);
    }

    void configure(URI address, String... lines) {
        cli.config("[profiles.work]\nportal = \"" + address + "\"\n" + String.join("\n", lines) + "\n");
    }

    String me() {
        return "encrypt-to-self = \"" + folder.resolve("me.asc") + "\"\ndecrypt-key = \"" + folder.resolve("key.asc")
                + "\"";
    }

    @AfterEach
    void nothing_is_on_this_disk_in_clear() {
        portal.close();
        if (writer != null) {
            writer.destroy();
        }
        assertThat(SECRET.filesBelow(folder.resolve("home"))).isEmpty();
    }

    /** Types these lines at a terminal that cannot be drawn on. */
    Run typed(String lines, String... arguments) {
        cli.on(new Terminal(true, true, true)).with("TERM", "dumb").stdin(lines);
        return cli.run(arguments);
    }

    String draft() {
        return cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();
    }

    String desk() {
        return "encrypt-to = \"" + folder.resolve("me.asc") + "\"";
    }

    /** Where a program writes these words, once. */
    String pipe(String words) {
        Path pipe = folder.resolve("pipe");
        String mkfifo = RequiredTool.named("mkfifo").toString();
        assertThat(ProgramRun.of(folder, List.of(mkfifo, pipe.toString())).exitCode())
                .isZero();
        try {
            writer = new ProcessBuilder("sh", "-c", "printf '%s' \"$1\" >\"$0\"", pipe.toString(), words).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "dump.sql=" + pipe;
    }

    List<Path> inClear() {
        return SECRET.filesBelow(folder.resolve("home"));
    }

    /** What the ticket has attached, decrypted. */
    Path decrypted() {
        Path in = folder.resolve("in");
        Run run = cli.run("attachments", "100001", "--save", in.toString(), "--decrypt", "--key", "key.asc");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return in.resolve("dump.sql");
    }

    /** Not to be encrypted so far; the terminal is closed at the third question. */
    String writtenInClear() {
        Run left = typed(
                "correct horse battery\n.\n", "create", "-d", "1", "-s", "Login", "--zip", "-a", pipe("staple staple"));
        assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
        assertThat(inClear())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("draft.json", "dump.sql");
        return draft();
    }
}
