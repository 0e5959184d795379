package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file that decides something is refused when another user can change it; see docs/configuration.md. */
class TrustTest {
    @TempDir
    Path temporary;

    private Path folder;
    private FakePortal portal;
    private Cli cli;

    @BeforeEach
    void a_portal_and_a_home() throws IOException {
        Owner.requireRoot();
        folder = temporary.toRealPath();
        portal = new FakePortal()
                .answers("GET /api/tickets", 200, "{\"success\":true,\"tickets\":[]}")
                .answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}");
        cli = new Cli(folder);
        // private also where the tests run with another umask
        Owner.mode(Files.createDirectories(folder.resolve("home")), "rwxr-xr-x");
    }

    @AfterEach
    void close() {
        if (portal != null) {
            portal.close();
        }
    }

    /** A file that decides something, and a command that needs it. */
    enum Subject {
        CONFIG(2, "home/.config/tickets/config.toml", "list"),
        TEMPLATE(2, "home/.config/tickets/templates/mine.md", "create -d 1 -s Disk --template mine"),
        CREDENTIALS(4, "home/.local/state/tickets/credentials/default.json", "list -p default"),
        PASSWORD_FILE(4, "secrets/password", "list"),
        PASSWORD_FILE_VARIABLE(4, "secrets/password", "list"),
        PASSWORD_FILE_OPTION(4, "secrets/password", "login --user ann@example.net --password-file secrets/password"),
        TOKEN_FILE(4, "secrets/token", "list"),
        TOKEN_FILE_OPTION(4, "secrets/token", "login --token-file secrets/token"),
        CA_FILE(2, "certificates/ca.pem", "list"),
        PORTAL_FACTS(2, "home/.local/state/tickets/portals/http_127.0.0.1_PORT.json", "list"),
        NAMES(2, "home/.cache/tickets/default/departments", "departments"),
        DRAFT(2, "home/.local/state/tickets/drafts/260102-abcd/draft.json", "drafts show 260102-abcd"),
        DRAFTS(2, "home/.local/state/tickets/drafts/260102-abcd/draft.json", "drafts list"),
        OUTBOX_ENTRY(2, "home/.local/state/tickets/outbox/waiting/260102-abcd/manifest.json", "outbox list"),
        OUTBOX_SENDING(2, "home/.local/state/tickets/outbox/waiting/260102-abcd/manifest.json", "outbox send"),
        IMPORTED_KEY(2, "home/.local/state/tickets/keys/ABCD.asc", "key list"),
        KEY_TO_IMPORT(2, "keys/desk.asc", "key import keys/desk.asc"),
        KEY_TO_ACCEPT(2, "keys/desk.asc", "key accept keys/desk.asc"),
        KEY_TO_ENCRYPT_TO(2, "keys/desk.asc", "create -d 1 -s Disk -m full --encrypt-to keys/desk.asc"),
        PRIVATE_KEY(2, "keys/mine.asc", "view 7 --decrypt --key keys/mine.asc"),
        PRACTICE_PORTAL(2, "home/.local/share/tickets/sandbox/sandbox.db", "-p sandbox departments");

        private final int exitCode;
        private final String file;
        private final String command;
        private final boolean asksOfFolder;

        Subject(int exitCode, String file, String command) {
            this.exitCode = exitCode;
            this.file = file;
            this.command = command;
            // a list of what is there begins with the folder
            this.asksOfFolder = command.equals("key list");
        }
    }

    /** What is wrong, the words that say so, and the command that puts it right. */
    enum Fault {
        OF_ANOTHER_USER("another user owns it (owner 12345, mode 0600)", "chown root FILE, if you trust what it holds"),
        WRITABLE_BY_OTHERS("every user can change it (owner root, mode 0602)", "chmod go-w FILE"),
        WRITABLE_BY_A_GROUP("the group 12345 can change it (owner root, mode 0620)", "chmod go-w FILE"),
        BOTH(
                "another user owns it (owner 12345, mode 0622)",
                "chown root FILE && chmod go-w FILE, if you trust what it holds"),
        FOLDER_OF_ANOTHER_USER(
                "another user owns the folder FOLDER (owner 12345, mode 0755)",
                "chown root FOLDER, or use a folder of your own"),
        FOLDER_WRITABLE_BY_OTHERS(
                "every user can change the folder FOLDER (owner root, mode 0777)", "chmod go-w FOLDER"),
        FOLDER_WRITABLE_BY_A_GROUP(
                "the group 12345 can change the folder FOLDER (owner root, mode 0775)", "chmod go-w FOLDER"),
        LINK_OF_ANOTHER_USER("another user owns the link (owner 12345, mode 0777)", "rm FILE"),
        LINK_INTO_A_FOLDER_OF_ANOTHER_USER(
                "another user owns the folder ELSEWHERE (owner 12345, mode 0755)",
                "chown root ELSEWHERE, or use a folder of your own"),
        LINK_TO_NOTHING("the link leads to ELSEWHERE/none, which is not there (owner root, mode 0777)", "rm FILE");

        private final String words;
        private final String hint;

        Fault(String words, String hint) {
            this.words = words;
            this.hint = hint;
        }

        private Run said(Subject subject, Path file, Path elsewhere) {
            String asked = subject.asksOfFolder && name().startsWith("FOLDER") ? "FOLDER: " : "FILE: ";
            String what = asked.startsWith("FOLDER") ? words.replace("the folder FOLDER", "it") : words;
            String err = ("tickets: refusing " + asked + what + "\nhint: " + hint + "\n")
                    .replace("FILE", file.toString())
                    .replace("FOLDER", String.valueOf(file.getParent()))
                    .replace("ELSEWHERE", elsewhere.toString());
            return new Run(subject.exitCode, "", err);
        }

        private void befall(Path file, Path elsewhere) throws IOException {
            Path parent = file.getParent();
            switch (this) {
                case OF_ANOTHER_USER -> Owner.stranger(file);
                case WRITABLE_BY_OTHERS -> Owner.mode(file, 0602);
                case WRITABLE_BY_A_GROUP -> Owner.group(Owner.mode(file, 0620), Owner.STRANGER);
                case BOTH -> Owner.group(Owner.stranger(Owner.mode(file, 0622)), Owner.STRANGER);
                case FOLDER_OF_ANOTHER_USER -> Owner.stranger(Owner.mode(parent, 0755));
                case FOLDER_WRITABLE_BY_OTHERS -> Owner.mode(parent, 0777);
                case FOLDER_WRITABLE_BY_A_GROUP -> Owner.group(Owner.mode(parent, 0775), Owner.STRANGER);
                case LINK_OF_ANOTHER_USER -> Owner.stranger(link(file, elsewhere.resolve("moved")));
                case LINK_INTO_A_FOLDER_OF_ANOTHER_USER -> {
                    link(file, elsewhere.resolve("moved"));
                    Owner.stranger(elsewhere);
                }
                case LINK_TO_NOTHING -> {
                    Files.delete(file);
                    Files.createSymbolicLink(file, elsewhere.resolve("none"));
                }
            }
        }

        private static Path link(Path file, Path target) throws IOException {
            Files.move(file, target);
            return Files.createSymbolicLink(file, target);
        }
    }

    static Stream<Arguments> every_file_and_every_fault() {
        return Stream.of(Subject.values())
                .flatMap(subject -> Stream.of(Fault.values()).map(fault -> Arguments.of(subject, fault)));
    }

    @ParameterizedTest
    @MethodSource("every_file_and_every_fault")
    void a_file_that_another_user_can_change_is_refused(Subject subject, Fault fault) throws IOException {
        Path file = prepared(subject);
        Path elsewhere = Owner.mode(Files.createDirectories(folder.resolve("elsewhere")), "rwxr-xr-x");
        fault.befall(file, elsewhere);

        Run run = cli.run(subject.command.split(" "));

        assertThat(run).isEqualTo(fault.said(subject, file, elsewhere));
        assertThat(portal.asked()).isEmpty();
    }

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

        Run run = cli.run("doctor", "-o", "tsv", "--fields", "check,status,hint");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.out().lines())
                .contains("files\tproblem\t"
                        + fault.hint
                                .replace("FILE", file.toString())
                                .replace("FOLDER", String.valueOf(file.getParent()))
                                .replace("ELSEWHERE", elsewhere.toString()));
    }

    /** A home in which the subject's command gets as far as the file, which is private. */
    private Path prepared(Subject subject) throws IOException {
        String port = String.valueOf(portal.uri().getPort());
        Path file = cli.write(subject.file.replace("PORT", port), "x");
        if (subject != Subject.CREDENTIALS && subject != Subject.CONFIG) {
            cli.with("TICKETS_PORTAL", portal.uri().toString()).with("TICKETS_USER", "ann@example.net");
        }
        switch (subject) {
            case CONFIG -> cli.config("[profiles.default]\nportal = \"" + portal.uri() + "\"\n");
            case PASSWORD_FILE ->
                cli.config("[profiles.default]\nauth = \"basic\"\npassword-file = \"" + file + "\"\n");
            case PASSWORD_FILE_VARIABLE ->
                cli.with("TICKETS_PASSWORD_FILE", file.toString()).with("TICKETS_AUTH", "basic");
            case TOKEN_FILE -> cli.with("TICKETS_TOKEN_FILE", file.toString());
            case CA_FILE -> cli.with("TICKETS_TOKEN", "t").with("TICKETS_CA_FILE", file.toString());
            case CREDENTIALS, PASSWORD_FILE_OPTION, TOKEN_FILE_OPTION -> {}
            default -> cli.with("TICKETS_TOKEN", "t");
        }
        closed(folder);
        return file;
    }

    /** As a umask of 022 would have left the folders, and 077 the files. */
    private static void closed(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.forEach(all::add);
        }
        for (Path path : all) {
            Owner.mode(path, Files.isDirectory(path) ? "rwxr-xr-x" : "rw-------");
        }
    }

    @Test
    void the_command_of_a_configuration_that_anybody_can_write_does_not_run() {
        Path trace = folder.resolve("trace");
        Path config = cli.config("[profiles.default]\nportal = \"" + portal.uri()
                        + "\"\nuser = \"ann@example.net\"\nauth = \"basic\"\npassword-command = \"touch " + trace
                        + "; echo secret\"\n")
                .state()
                .resolve("../../../.config/tickets/config.toml")
                .normalize();
        Owner.mode(config, "rw-rw-rw-");

        assertThat(cli.run("list").exitCode()).isEqualTo(2);
        assertThat(trace).doesNotExist();
        Owner.mode(config, "rw-r--r--");
        assertThat(cli.run("list").exitCode()).isZero();
        assertThat(trace).exists();
    }

    /** Their folders are named by the file beside them, which is looked at before. */
    @ParameterizedTest
    @CsvSource({
        "4, credentials/default.refused,        list",
        "2, portals/http_127.0.0.1_PORT.disproven, list",
        "2, outbox/receipts/260102-abcd.json,   outbox show 260102-abcd",
    })
    void marks_that_another_user_could_have_made_are_refused(int exitCode, String name, String command)
            throws IOException {
        cli.with("TICKETS_PORTAL", portal.uri().toString()).with("TICKETS_USER", "ann@example.net");
        cli.with(exitCode == 4 ? "TICKETS_PASSWORD_COMMAND" : "TICKETS_TOKEN", "echo secret");
        String port = String.valueOf(portal.uri().getPort());
        Path mark = cli.write("home/.local/state/tickets/" + name.replace("PORT", port), "{}");
        closed(folder);
        Owner.stranger(mark);

        assertThat(cli.run(command.split(" ")))
                .isEqualTo(new Run(
                        exitCode,
                        "",
                        "tickets: refusing " + mark
                                + ": another user owns it (owner 12345, mode 0600)\nhint: chown root " + mark
                                + ", if you trust what it holds\n"));
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void folders_that_the_environment_names_are_checked_as_well() throws IOException {
        Path other = Owner.mode(Files.createDirectory(folder.resolve("other")), "rwxrwxrwx");
        for (String variable : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME")) {
            assertThat(new Cli(folder)
                            .with(variable, other.toString())
                            .at(portal.uri())
                            .run("create", "-d", "1", "-s", "Disk", "-m", "full"))
                    .as(variable)
                    .satisfies(run -> assertThat(run.err())
                            .contains("every user can change the folder " + other + " (owner root, mode 0777)"))
                    .satisfies(run -> assertThat(run.exitCode()).isBetween(2, 4));
        }
        assertThat(new Cli(folder)
                        .with("XDG_CACHE_HOME", other.toString())
                        .at(portal.uri())
                        .run("departments")
                        .exitCode())
                .isEqualTo(2);
        assertThat(new Cli(folder)
                        .with("XDG_DATA_HOME", other.toString())
                        .run("-p", "sandbox", "departments")
                        .exitCode())
                .isEqualTo(2);
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void a_folder_of_our_own_in_a_sticky_one_is_fine() throws IOException {
        Path shared = Owner.mode(Files.createDirectory(folder.resolve("shared")), 01777);

        assertThat(cli.with("XDG_STATE_HOME", shared.resolve("state").toString())
                        .at(portal.uri())
                        .run("list")
                        .exitCode())
                .isZero();
    }

    /** What is sent is no more than data. */
    @Test
    void messages_and_attachments_of_other_users_are_sent() {
        Owner.stranger(Owner.mode(cli.write("text", "The disk is full"), "rw-rw-rw-"));
        Owner.stranger(Owner.mode(cli.write("graph.png", CreateAttachmentsTest.PNG), "rw-rw-rw-"));

        assertThat(cli.run("-p", "sandbox", "create", "-d", "VPS", "-s", "Disk", "-F", "text", "-a", "graph.png", "-q")
                        .exitCode())
                .isZero();
    }

    @Test
    void a_message_whose_key_another_user_can_change_becomes_a_draft_and_no_second_ticket() throws IOException {
        String[] alert = {
            "-p", "sandbox", "create", "-d", "VPS", "-s", "Disk", "-m", "Full", "--dedup-key", "disk", "-q"
        };
        assertThat(cli.run(alert).exitCode()).isZero();
        Path ledger;
        try (Stream<Path> files = Files.walk(cli.state().resolve("dedup"))) {
            ledger = files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".lock"))
                    .findFirst()
                    .orElseThrow();
        }
        Owner.stranger(ledger);

        Run run = cli.run(alert);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("tickets: refusing " + ledger + ": another user owns it (owner 12345, mode 0600)");
        assertThat(cli.run("drafts", "list", "-o", "tsv").out()).contains("Disk");
        assertThat(cli.run("-p", "sandbox", "list", "-o", "tsv").out().lines()).hasSize(1);
    }

    @Test
    void a_configuration_that_is_refused_leaves_the_outbox_as_it_is() {
        cli.config("[profiles.default]\nportal = \"http://127.0.0.1:1\"\n").with("TICKETS_TOKEN", "t");
        assertThat(cli.run("create", "-d", "1", "-s", "Disk", "-m", "Full", "-q")
                        .exitCode())
                .isEqualTo(75);
        Owner.stranger(folder.resolve("home/.config/tickets/config.toml"));

        assertThat(cli.run("outbox", "send").exitCode()).isEqualTo(2);
        assertThat(cli.run("outbox", "list", "-o", "tsv", "--fields", "state").out())
                .isEqualTo("waiting\n");
    }

    @Test
    void a_folder_that_cannot_keep_a_login_is_refused_before_the_password_goes_out() throws IOException {
        Path credentials = Files.createDirectories(cli.state().resolve("credentials"));
        Owner.mode(credentials, "rwxrwxrwx");
        cli.config("[profiles.default]\nportal = \"" + portal.uri() + "\"\n").stdin("secret\n");

        assertThat(cli.run("login", "--user", "ann@example.net", "--password-stdin"))
                .isEqualTo(new Run(
                        4,
                        "",
                        "tickets: refusing " + credentials
                                + ": every user can change it (owner root, mode 0777)\nhint: chmod go-w " + credentials
                                + "\n"));
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void doctor_says_that_all_is_well() {
        cli.config("[profiles.work]\nportal = \"https://portal.example.net\"\n");

        assertThat(cli.run("doctor", "-o", "json")).isEqualTo(new Run(0, """
                [
                  {
                    "check": "files",
                    "status": "ok",
                    "detail": "2 files and folders: no other user can change them",
                    "hint": null
                  }
                ]
                """, ""));
    }

    @Test
    void doctor_names_each_file_that_is_refused_with_the_command_that_puts_it_right() {
        Path secret = Owner.mode(cli.write("secret", "x"), "rw-r--r--");
        Path config = folder.resolve("home/.config/tickets/config.toml");
        cli.config("[profiles.work]\nportal = \"https://portal.example.net\"\npassword-file = \"" + secret + "\"\n");
        Path draft =
                Owner.mode(cli.write("home/.local/state/tickets/drafts/260102-abcd/draft.json", "{}"), "rw-rw-rw-");

        assertThat(cli.run("doctor", "-o", "tsv")).isEqualTo(new Run(1, """
                files\tproblem\tevery user can change the file %1$s (owner root, mode 0666)\tchmod go-w %1$s
                files\tproblem\tother users can read the file %2$s (owner root, mode 0644)\tchmod 600 %2$s, and change the secret
                """.formatted(draft, secret), ""));

        Owner.stranger(config);
        assertThat(cli.run("doctor", "-o", "tsv", "--fields", "hint").out())
                .as("a configuration that is refused is not read")
                .isEqualTo("chown root " + config + ", if you trust what it holds\nchmod go-w " + draft + "\n");
    }

    @Test
    void doctor_tells_what_is_wrong_with_the_configuration() {
        cli.config("[profiles.work]\nportl = \"https://portal.example.net\"\n");

        assertThat(cli.run("doctor", "-o", "tsv", "--fields", "status,hint"))
                .isEqualTo(new Run(1, "problem\tdid you mean 'portal'?\n", ""));
        assertThat(cli.run("doctor", "-d", "1"))
                .isEqualTo(new Run(2, "", "tickets: --department needs --prove-encryption\n"));
    }
}
