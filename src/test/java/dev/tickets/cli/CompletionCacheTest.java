package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists of names that commands keep for completion in a shell. */
class CompletionCacheTest {
    private static final String LIST = "GET /api/tickets";

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void a_profile_named_work() {
        cli = new Cli(folder)
                .at(portal.uri())
                .with("TICKETS_PROFILE", "work")
                .config("[profiles.work]\nportal = \"https://portal.example.net\"\n");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private static String ticket(int number, String subject, String status) {
        return "{\"ticket_number\":\"" + number + "\",\"subject\":\"" + subject + "\",\"status\":\"" + status
                + "\",\"date\":\"2026-01-02 00:00:00\",\"lastreply\":\"2026-01-02 00:00:" + number % 60 + "\"}";
    }

    private void lists(String... tickets) {
        portal.answers(LIST, 200, "{\"success\":true,\"tickets\":[" + String.join(",", tickets) + "]}");
    }

    private Path cache(String file) {
        return folder.resolve("home/.cache/tickets").resolve(file);
    }

    private List<String> kept(String file) throws IOException {
        return Files.exists(cache(file)) ? Files.readAllLines(cache(file)) : List.of();
    }

    @Test
    void a_list_keeps_its_tickets_and_their_statuses_newest_first() throws IOException {
        lists(ticket(11, "Disk \\u001b[31mfull", "Client-Reply"), ticket(12, "No route", "Open"));
        lists(ticket(13, "Third", "Escalated"), ticket(11, "Disk empty", "Open"));

        assertThat(cli.run("list").exitCode()).isZero();
        assertThat(kept("work/tickets")).containsExactly("12\tNo route", "11\tDisk ␛[31mfull");
        assertThat(kept("work/statuses")).containsExactly("Client-Reply");

        assertThat(cli.run("list").exitCode()).isZero();
        assertThat(kept("work/tickets")).containsExactly("13\tThird", "11\tDisk empty", "12\tNo route");
        assertThat(kept("work/statuses")).containsExactly("Client-Reply", "Escalated");
        assertThat(kept("profiles")).containsExactly("work\thttps://portal.example.net");
        for (String file : List.of("work/tickets", "work/statuses", "profiles")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(cache("default")).doesNotExist();
    }

    @Test
    void a_list_that_does_not_change_is_not_written_again() throws IOException {
        lists(ticket(11, "Disk", "Escalated"));
        lists(ticket(11, "Disk", "Escalated"));
        FileTime past = FileTime.fromMillis(1_000_000_000_000L);

        cli.run("list");
        Files.setLastModifiedTime(cache("work/tickets"), past);
        Files.setLastModifiedTime(cache("work/statuses"), past);
        cli.run("list");

        assertThat(Files.getLastModifiedTime(cache("work/tickets"))).isEqualTo(past);
        assertThat(Files.getLastModifiedTime(cache("work/statuses"))).isEqualTo(past);
    }

    @Test
    void at_most_500_tickets_are_kept_and_long_subjects_are_cut() throws IOException {
        lists(IntStream.rangeClosed(1_001, 1_600)
                .mapToObj(number -> ticket(number, "x".repeat(300), "Open"))
                .toArray(String[]::new));

        assertThat(cli.run("list", "--limit", "1000").exitCode()).isZero();

        assertThat(kept("work/tickets")).hasSize(500).allMatch(line -> line.endsWith("\t" + "x".repeat(99) + "…"));
    }

    @Test
    void the_subject_of_an_encrypted_ticket_is_not_kept() throws IOException {
        portal.answers(
                "GET /api/tickets/11",
                200,
                "{\"success\":true,\"ticket\":{\"ticket_number\":\"11\",\"subject\":\"Merger\",\"status\":\"Open\","
                        + "\"body\":\"-----BEGIN PGP MESSAGE-----\\n\\nabc\\n-----END PGP MESSAGE-----\"},\"replies\":[]}");
        lists(ticket(11, "Merger", "Open"), ticket(12, "Other", "Open"));

        assertThat(cli.run("view", "11").exitCode()).isZero();
        assertThat(kept("work/tickets")).containsExactly("11\t(encrypted)");

        assertThat(cli.run("list").exitCode()).isZero();
        assertThat(kept("work/tickets")).containsExactly("12\tOther", "11\t(encrypted)");
    }

    @Test
    void another_portal_of_the_profile_ends_the_lists_of_the_former_one() throws IOException {
        Files.createDirectories(cache("work"));
        Files.writeString(cache("work/origin"), "https://former.example.net");
        for (String list : List.of("tickets", "cc", "statuses", "departments", "services")) {
            Files.writeString(cache("work/" + list), "1\tformer\n");
        }
        lists(ticket(11, "Disk", "Open"));

        assertThat(cli.run("list").exitCode()).isZero();

        assertThat(kept("work/tickets")).containsExactly("11\tDisk");
        try (var files = Files.list(cache("work"))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("origin", "tickets");
        }
    }

    @Test
    void with_the_cache_off_nothing_is_kept_and_what_was_kept_is_deleted() throws IOException {
        lists(ticket(11, "Disk", "Escalated"));
        lists(ticket(11, "Disk", "Escalated"));
        cli.run("list");
        cli.config("[profiles.work]\ncompletion-cache = false\n");

        assertThat(cli.run("list").exitCode()).isZero();

        assertThat(cache("work/tickets")).doesNotExist();
        assertThat(kept("work/statuses")).containsExactly("Escalated");
    }

    @Test
    void a_wrong_value_of_the_switch_is_an_error() {
        Cli.Run run =
                cli.config("[profiles.work]\ncompletion-cache = \"maybe\"\n").run("list");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("completion-cache").contains("true or false");
    }

    @Test
    void a_cache_that_cannot_be_written_changes_no_result() throws IOException {
        lists(ticket(11, "Disk", "Open"));
        lists(ticket(11, "Disk", "Open"));
        Files.createDirectories(cache("").getParent());
        Files.writeString(cache(""), "a file where the folder should be");

        Cli.Run quiet = cli.run("list", "-o", "tsv", "--fields", "number");
        assertThat(quiet).isEqualTo(new Cli.Run(0, "11\n", ""));
        assertThat(cli.run("list", "-v").err()).contains("cannot save names");
    }

    @Test
    void a_logout_ends_the_lists_of_tickets_and_addresses() throws IOException {
        lists(ticket(11, "Disk", "Escalated"));
        cli.run("list");
        Files.writeString(cache("work/cc"), "bob@example.net\n");

        assertThat(cli.run("logout").exitCode()).isZero();

        assertThat(cache("work/tickets")).doesNotExist();
        assertThat(cache("work/cc")).doesNotExist();
        assertThat(cache("work/statuses")).exists();
    }

    @Test
    void addresses_of_a_created_ticket_are_kept() throws IOException {
        Cli sandbox = new Cli(folder);

        assertThat(sandbox.run(
                                "-p",
                                "sandbox",
                                "create",
                                "-d",
                                "General",
                                "-s",
                                "Disk",
                                "-m",
                                "Full",
                                "--cc",
                                "bob@example.net,ann@example.net")
                        .exitCode())
                .isZero();
        assertThat(sandbox.run(
                                "-p",
                                "sandbox",
                                "create",
                                "-d",
                                "General",
                                "-s",
                                "More",
                                "-m",
                                "Full",
                                "--cc",
                                "ann@example.net")
                        .exitCode())
                .isZero();

        assertThat(kept("sandbox/cc")).containsExactly("ann@example.net", "bob@example.net");
        assertThat(kept("sandbox/tickets")).containsExactly("100002\tMore", "100001\tDisk");
        assertThat(cache("work")).doesNotExist();
    }
}
