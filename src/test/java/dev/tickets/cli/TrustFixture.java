package dev.tickets.cli;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** A home with every file of the program in it, some of which another user can change. */
abstract class TrustFixture {
    @TempDir
    Path temporary;

    Path folder;
    FakePortal portal;

    Cli cli;

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
        PASSWORD_FILE_OPTION(
                4, "secrets/password", "login --type hostbill --user a@example.net --password-file secrets/password"),
        TOKEN_FILE(4, "secrets/token", "list"),
        TOKEN_FILE_OPTION(4, "secrets/token", "login --type hostbill --token-file secrets/token"),
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

        final int exitCode;
        final String file;
        final String command;
        final boolean asksOfFolder;

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
        OF_ANOTHER_USER(
                "another user owns it (owner 12345, mode 0600)", "chown root FILE, if you trust the file's content"),
        WRITABLE_BY_OTHERS("every user can change it (owner root, mode 0602)", "chmod go-w FILE"),
        WRITABLE_BY_A_GROUP("the group 12345 can change it (owner root, mode 0620)", "chmod go-w FILE"),
        BOTH(
                "another user owns it (owner 12345, mode 0622)",
                "chown root FILE && chmod go-w FILE, if you trust the file's content"),
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
        LINK_TO_NOTHING("the link leads to ELSEWHERE/none, which does not exist (owner root, mode 0777)", "rm FILE");

        final String words;
        final String hint;

        Fault(String words, String hint) {
            this.words = words;
            this.hint = hint;
        }

        Run said(Subject subject, Path file, Path elsewhere) {
            String asked = subject.asksOfFolder && name().startsWith("FOLDER") ? "FOLDER: " : "FILE: ";
            String what = asked.startsWith("FOLDER") ? words.replace("the folder FOLDER", "it") : words;
            String err = ("tickets: refusing " + asked + what + "\nhint: " + hint + "\n")
                    .replace("FILE", file.toString())
                    .replace("FOLDER", String.valueOf(file.getParent()))
                    .replace("ELSEWHERE", elsewhere.toString());
            return new Run(subject.exitCode, "", err);
        }

        void befall(Path file, Path elsewhere) throws IOException {
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

        static Path link(Path file, Path target) throws IOException {
            Files.move(file, target);
            return Files.createSymbolicLink(file, target);
        }
    }

    static Stream<Arguments> every_file_and_every_fault() {
        return Stream.of(Subject.values())
                .flatMap(subject -> Stream.of(Fault.values()).map(fault -> Arguments.of(subject, fault)));
    }

    /** A home in which the subject's command gets as far as the file, which is private. */
    Path prepared(Subject subject) throws IOException {
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
    static void closed(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.forEach(all::add);
        }
        for (Path path : all) {
            Owner.mode(path, Files.isDirectory(path) ? "rwxr-xr-x" : "rw-------");
        }
    }
}
