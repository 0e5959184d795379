package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tickets doctor says of files that another user can change. */
class DoctorTrustTest extends TrustFixture {
    @ParameterizedTest
    @MethodSource("every_file_and_every_fault")
    void doctor_finds_it_too(Subject subject, Fault fault) throws IOException {
        Path file = prepared(subject);
        Path elsewhere = Owner.mode(Files.createDirectories(folder.resolve("elsewhere")), "rwxr-xr-x");
        fault.befall(file, elsewhere);
        if (subject.command.contains(subject.file) || subject == Subject.PRIVATE_KEY) {
            // the command line alone names the file
            cli.config("[profiles.work]\nportal = \"https://portal.example.net\"\npassword-file = \"" + file + "\"\n");
        }

        Run run = cli.run("doctor", "--offline", "-o", "tsv", "--fields", "check,status,hint");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.out().lines())
                .contains("files\tproblem\t"
                        + fault.hint
                                .replace("FILE", file.toString())
                                .replace("FOLDER", String.valueOf(file.getParent()))
                                .replace("ELSEWHERE", elsewhere.toString()));
    }

    @Test
    void doctor_says_that_all_is_well() {
        cli.config("[profiles.work]\nportal = \"https://portal.example.net\"\n");

        assertThat(cli.run("doctor", "--offline", "-o", "json").out()).contains("""
                  {
                    "check": "files",
                    "status": "ok",
                    "detail": "2 files and folders: no other user can change them",
                    "hint": null,
                    "meaning": null
                  },
                """);
    }

    @Test
    void doctor_names_each_file_that_is_refused_with_the_command_that_puts_it_right() {
        Path secret = Owner.mode(cli.write("secret", "x"), "rw-r--r--");
        Path config = folder.resolve("home/.config/tickets/config.toml");
        cli.config("[profiles.work]\nportal = \"https://portal.example.net\"\npassword-file = \"" + secret + "\"\n");
        Path draft =
                Owner.mode(cli.write("home/.local/state/tickets/drafts/260102-abcd/draft.json", "{}"), "rw-rw-rw-");

        Run run = cli.run("doctor", "--offline", "-o", "tsv");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(files(run)).isEqualTo("""
                files\tproblem\tevery user can change the file %1$s (owner root, mode 0666)\tchmod go-w %1$s\t
                files\tproblem\tother users can read the file %2$s (owner root, mode 0644)\tchmod 600 %2$s, and change the secret\t
                """.formatted(draft, secret));

        Owner.stranger(config);
        assertThat(files(cli.run("doctor", "--offline", "-o", "tsv", "--fields", "check,hint")))
                .as("a configuration that is refused is not read")
                .isEqualTo("files\tchown root " + config + ", if you trust the file's content\nfiles\tchmod go-w "
                        + draft + "\n");
    }

    @Test
    void doctor_tells_what_is_wrong_with_the_configuration() {
        cli.config("[profiles.work]\nportl = \"https://portal.example.net\"\n");

        assertThat(cli.run("doctor", "--offline", "-o", "tsv", "--fields", "check,status,hint")
                        .out())
                .contains("\nprofile\tproblem\tdid you mean 'portal'?\n")
                .contains("\nfiles\twarning\t\n");
        assertThat(cli.run("doctor", "-d", "1"))
                .isEqualTo(new Run(2, "", "tickets: --department needs --prove-encryption\n"));
    }

    private static String files(Run run) {
        return run.out().lines().filter(line -> line.startsWith("files\t")).collect(Collectors.joining("\n", "", "\n"));
    }
}
