package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every source of a secret, with each fault that it can have: the sentence says what is wrong and what to do. */
class CredentialFaultsTest extends LoginFixture {
    private static final List<String> FILES = List.of(
            "--password-file",
            "--token-file",
            "TICKETS_PASSWORD_FILE",
            "TICKETS_TOKEN_FILE",
            "TICKETS_OTP_SECRET",
            "credential password",
            "credential token",
            "credential otp-secret",
            "password-file",
            "token-file",
            "otp-secret");

    private static final List<String> COMMANDS = List.of(
            "--password-command",
            "--token-command",
            "TICKETS_PASSWORD_COMMAND",
            "TICKETS_TOKEN_COMMAND",
            "TICKETS_OTP_COMMAND",
            "password-command",
            "token-command",
            "otp-command");

    private static final List<String> INPUTS = List.of("the password on standard input", "the token on standard input");

    /** A fault of a file; SOURCE is its place with its name, FILE its name. */
    private static final String OF_FILES = """
            missing        | 2 | cannot read SOURCE: the file or folder does not exist
            a folder       | 2 | cannot read SOURCE: the path is a folder | the path must be a file: ls -ld FILE
            empty          | 2 | SOURCE is empty | the secret must be one line of text, without anything else
            blank          | 2 | SOURCE is empty | the secret must be one line of text, without anything else
            two lines      | 2 | SOURCE has several lines | the secret must be one line of text, without anything else
            NUL            | 2 | SOURCE holds a NUL byte, so it is no text | the secret must be one line of text, without anything else
            too large      | 2 | SOURCE has more than 64 KiB, too much for a secret | the secret must be one line of text, without anything else
            Latin-1        | 2 | SOURCE is not UTF-8 text | convert it: iconv -f ISO-8859-1 -t UTF-8
            world-readable | 2 | refusing SOURCE: all users of this machine can read it | chmod 600 FILE, and change the secret if other users had access
            world-writable | 4 | refusing FILE: every user can change it (owner root, mode 0602) | chmod go-w FILE
            of a stranger  | 4 | refusing FILE: another user owns it (owner 12345, mode 0600) | chown root FILE, if you trust the file's content
            a dead link    | 4 | refusing FILE: the link leads to FILE.none, which does not exist (owner root, mode 0777) | rm FILE
            """;

    /** A fault of a command. */
    private static final String OF_COMMANDS = """
            exit 3                  | 2  | SOURCE failed with exit code 3 | run the command by hand, as the user of the job, without a terminal and without standard input
            kill -9 $$              | 2  | SOURCE failed with exit code 137 | run the command by hand, as the user of the job, without a terminal and without standard input
            no-such-program 2>&-    | 2  | SOURCE failed: the shell does not find the program (exit code 127) | write the program with its folder, like /usr/bin/pass: jobs have a short PATH
            /etc 2>&-               | 2  | SOURCE failed: the shell cannot run the program (exit code 126) | check that the user of the job may execute the program
            true                    | 2  | the output of SOURCE is empty | run the command by hand, as the user of the job, without a terminal and without standard input
            echo                    | 2  | the output of SOURCE is empty | run the command by hand, as the user of the job, without a terminal and without standard input
            cat                     | 2  | the output of SOURCE is empty | run the command by hand, as the user of the job, without a terminal and without standard input
            printf '\\000x'         | 2  | the output of SOURCE holds a NUL byte, so it is no text | run the command by hand, as the user of the job, without a terminal and without standard input
            printf '\\344x'         | 2  | the output of SOURCE is not UTF-8 text | convert it: iconv -f ISO-8859-1 -t UTF-8
            head -c 70000 /dev/zero | 2  | the output of SOURCE has more than 64 KiB, too much for a secret | the secret must be one line of text, without anything else
            sleep 60                | 69 | SOURCE did not end within 1 s | the command must not wait for a person: unlock the password store before, or use a file
            """;

    private static Stream<Arguments> rows(List<String> sources, String table) {
        List<Arguments> rows = new ArrayList<>();
        for (String source : sources) {
            table.lines().forEach(line -> {
                String[] cells = line.split("\\|", -1);
                String hint = cells.length < 4 ? "" : "hint: " + cells[3].strip() + "\n";
                rows.add(Arguments.of(
                        source,
                        cells[0].strip(),
                        Integer.valueOf(cells[1].strip()),
                        "tickets: " + cells[2].strip() + "\n" + hint));
            });
        }
        return rows.stream();
    }

    static Stream<Arguments> files() {
        return rows(FILES, OF_FILES)
                // a credential that is not there is the turn of the next source
                .filter(row -> !(row.get()[0].toString().startsWith("credential") && row.get()[1].equals("missing")));
    }

    static Stream<Arguments> commands() {
        return rows(COMMANDS, OF_COMMANDS);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("files")
    void a_file(String source, String fault, int exitCode, String said) throws IOException {
        Path file = source.startsWith("credential")
                ? folder.resolve("credentials/tickets.default." + source.substring("credential ".length()))
                : folder.resolve("secret");
        make(file, fault);

        Run run = with(source, file.toString());

        String place = source.startsWith("credential") ? "credential " + file : source + " " + file;
        assertThat(run)
                .isEqualTo(new Run(exitCode, "", said.replace("FILE", "" + file).replace("SOURCE", place)));
        assertThat(portal.asked()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("commands")
    void a_command(String source, String command, int exitCode, String said) {
        if (command.startsWith("sleep")) {
            cli.with("TICKETS_TIMEOUT", "1s");
        }

        Run run = with(source, command);

        assertThat(run).isEqualTo(new Run(exitCode, "", said.replace("SOURCE", source)));
        assertThat(portal.asked()).isEmpty();
    }

    static Stream<Arguments> inputs() {
        return rows(INPUTS, OF_FILES)
                .filter(row -> Arrays.asList("empty", "blank", "two lines", "NUL", "too large")
                        .contains(row.get()[1]));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("inputs")
    void standard_input(String source, String fault, int exitCode, String said) {
        cli.stdin(new String(content(fault), ISO_8859_1));

        Run run = login(source.contains("token") ? "--token-stdin" : "--password-stdin");

        assertThat(run).isEqualTo(new Run(exitCode, "", said.replace("SOURCE", source)));
        assertThat(portal.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TICKETS_OTP_SECRET", "otp-secret", "credential otp-secret"})
    void a_secret_of_codes_that_is_none(String source) throws IOException {
        Path file = folder.resolve("credentials/tickets.default.otp-secret");
        Owner.mode(cli.write("credentials/tickets.default.otp-secret", "hunter2\n"), 0400);

        String place = source.startsWith("credential") ? "credential" : source;
        assertThat(with(source, file.toString())).isEqualTo(new Run(2, "", """
                tickets: %s %s is no whole secret in base32: characters are missing
                hint: the file holds the secret that the portal shows as text beside its QR code (letters and the digits 2 to 7), or the otpauth:// address
                """.formatted(place, file)));
        assertThat(portal.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "otpauth://totp/ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"})
    void a_secret_in_place_of_the_name_of_its_file_is_refused_and_not_shown(String secret) {
        assertThat(with("TICKETS_OTP_SECRET", secret)).isEqualTo(new Run(2, "", """
                tickets: TICKETS_OTP_SECRET must be the name of a file that holds the secret, not the secret
                """));
    }

    @ParameterizedTest
    @CsvSource({"TICKETS_PASSWORD", "TICKETS_PASS", "TICKETS_PASSWD"})
    void a_password_in_the_environment_is_refused(String variable) {
        String refusal = """
                tickets: refusing the password in NAME: every program that a job starts gets its variables, and logs show them
                hint: unset NAME, and name a file (TICKETS_PASSWORD_FILE, mode 600) or a command (TICKETS_PASSWORD_COMMAND), or use systemd's LoadCredential
                """.replace("NAME", variable);
        cli.with(variable, "hunter2").at(portal.uri());

        assertThat(cli.run("services")).isEqualTo(new Run(2, "", refusal));
        assertThat(login("--token-command", "echo token")).isEqualTo(new Run(2, "", refusal));
        assertThat(portal.asked()).isEmpty();
    }

    /** A run with that source: a login for an option, else a list of services, with a good password for codes. */
    private Run with(String source, String value) {
        if (source.startsWith("--")) {
            return login(source, value);
        }
        String profile = "[profiles.default]\nportal = \"" + portal.uri() + "\"\nuser = \"ann@example.net\"\n";
        if (source.contains("otp") || source.contains("OTP")) {
            cli.with("TICKETS_PASSWORD_COMMAND", "echo secret");
        }
        if (source.startsWith("TICKETS")) {
            cli.with(source, value);
        } else if (source.startsWith("credential")) {
            cli.with("CREDENTIALS_DIRECTORY", folder.resolve("credentials").toString());
        } else {
            profile += source + " = '''" + value + "'''\n";
        }
        return cli.config(profile).run("services");
    }

    private static byte[] content(String fault) {
        return switch (fault) {
            case "empty" -> new byte[0];
            case "blank" -> " \t\n".getBytes(ISO_8859_1);
            case "two lines" -> "one\ntwo\n".getBytes(ISO_8859_1);
            case "NUL" -> "se\0cret".getBytes(ISO_8859_1);
            case "too large" -> "x".repeat(70_000).getBytes(ISO_8859_1);
            case "Latin-1" -> "größe\n".getBytes(ISO_8859_1);
            default -> "secret\n".getBytes(ISO_8859_1);
        };
    }

    private static void make(Path file, String fault) throws IOException {
        Files.createDirectories(file.getParent());
        switch (fault) {
            case "missing" -> {}
            case "a folder" -> Files.createDirectory(file);
            case "a dead link" -> Files.createSymbolicLink(file, Path.of(file + ".none"));
            default -> {
                Files.write(file, content(fault));
                Owner.mode(file, fault.equals("world-readable") ? 0604 : fault.equals("world-writable") ? 0602 : 0600);
                if (fault.equals("of a stranger")) {
                    Owner.requireRoot();
                    Owner.stranger(file);
                }
            }
        }
    }
}
