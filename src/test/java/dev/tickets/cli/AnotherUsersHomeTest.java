package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.RootOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Root with the home of another user, as a {@code sudo} that keeps {@code HOME} leaves it. */
class AnotherUsersHomeTest {
    /** Of nobody on this machine, so messages show the number. */
    private static final int ANN = 54_321;

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Path home;
    private Cli cli;

    @BeforeEach
    void the_home_of_ann() throws IOException {
        RootOnly.require();
        home = Files.createDirectories(folder.resolve("home"));
        Files.setAttribute(home, "unix:uid", ANN);
        portal.answers("GET /api/service", 200, "{\"success\":true,\"services\":[]}");
        portal.answers("GET /api/tickets", 200, "{\"success\":true,\"tickets\":[]}");
        portal.answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}");
        cli = new Cli(folder).at(portal.uri());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private String warning(String variable, Path path) {
        return variable + " is " + path + ", which belongs to " + ANN
                + ": root neither reads nor writes files there; use sudo -H tickets, sudo -i, or sudo -u " + ANN
                + " tickets\n";
    }

    private String refusal(String variable, Path path) {
        return warning(variable, path) + """
                tickets: this command saves files, and root saves no files in %s, which belongs to %s; nothing was sent
                hint: sudo -H tickets, sudo -i, or sudo -u %s tickets
                """.formatted(path, ANN, ANN);
    }

    private List<Path> files(Path where) throws IOException {
        try (Stream<Path> all = Files.walk(where)) {
            return all.filter(path -> !path.equals(where)).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "list", "departments", "wait --until closed --timeout 1s 7", "drafts --help"})
    void what_needs_no_files_works_and_leaves_none(String command) throws IOException {
        Run run = cli.run(command.split(" "));

        assertThat(run.err()).doesNotContain("this command keeps files", "cannot save");
        if (!command.contains("help")) {
            assertThat(run.err()).startsWith(warning("HOME", home)).containsOnlyOnce("which belongs to");
            assertThat(portal.asked()).isNotEmpty();
        }
        assertThat(files(home)).isEmpty();
    }

    static Stream<List<String>> commandsThatKeepFiles() {
        return Stream.of(
                List.of("create", "-d", "1", "-s", "S", "-m", "M"),
                List.of("create", "-d", "1", "-s", "S", "-m", "M", "--no-queue"),
                List.of("reply", "7", "-m", "M"),
                List.of("login", "--token-stdin"),
                List.of("outbox", "list"),
                List.of("outbox", "send"),
                List.of("drafts", "list"),
                List.of("key", "list"),
                List.of("-p", "sandbox", "list"));
    }

    @ParameterizedTest
    @MethodSource("commandsThatKeepFiles")
    void what_keeps_files_is_refused_before_anything_is_sent(List<String> command) throws IOException {
        Run run = cli.run(command.toArray(new String[0]));

        assertThat(run).isEqualTo(new Run(2, "", refusal("HOME", home)));
        assertThat(portal.asked()).isEmpty();
        assertThat(files(home)).isEmpty();
    }

    @Test
    void a_session_is_not_begun_where_it_cannot_be_kept() throws IOException {
        cli.with("TICKETS_TOKEN", "")
                .with("TICKETS_USER", "ann@example.net")
                .with("TICKETS_PASSWORD_COMMAND", "echo secret");

        assertThat(cli.run("services")).isEqualTo(new Run(2, "", refusal("HOME", home)));
        assertThat(portal.asked()).isEmpty();
        assertThat(files(home)).isEmpty();
    }

    @Test
    void what_the_other_user_has_configured_decides_nothing() throws IOException {
        Path config = cli.write(
                "home/.config/tickets/config.toml",
                "[profiles.default]\nportal = \"" + portal.uri() + "\"\npassword-command = \"touch " + folder
                        + "/ran\"\n");
        for (Path path = config; path != null && !path.equals(home); path = path.getParent()) {
            Files.setAttribute(path, "unix:uid", ANN);
        }
        cli.with("TICKETS_TOKEN", "").with("TICKETS_PORTAL", "");

        Run run = cli.run("list");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).startsWith(warning("HOME", home) + "tickets: not logged in to any portal yet\n");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
    void a_folder_of_the_desktop_counts_as_a_home_does(String variable) throws IOException {
        Files.setAttribute(home, "unix:uid", 0);
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.setAttribute(other, "unix:uid", ANN);
        cli.with(variable, other.toString());

        assertThat(cli.run("create", "-d", "1", "-s", "S", "-m", "M"))
                .isEqualTo(new Run(2, "", refusal(variable, other)));
        assertThat(files(other)).isEmpty();
        assertThat(files(home)).isEmpty();
    }

    /** A relative variable is ignored, so the home decides. */
    @Test
    void a_home_that_is_not_in_use_does_not_matter() throws IOException {
        for (String variable : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")) {
            cli.with(variable, folder.resolve("own").toString());
        }

        assertThat(cli.run("outbox", "list").exitCode()).isZero();
        assertThat(cli.with("XDG_DATA_HOME", "relative").run("outbox", "list"))
                .isEqualTo(new Run(2, "", refusal("HOME", home)));
    }

    @Test
    void folders_that_root_has_left_there_before_change_nothing() throws IOException {
        Files.createDirectories(home.resolve(".local/state/tickets"));

        assertThat(cli.run("outbox", "list")).isEqualTo(new Run(2, "", refusal("HOME", home)));
    }

    @Test
    void a_home_that_is_missing_belongs_to_the_folder_above_it() throws IOException {
        Path missing = home.resolve("missing");
        cli.with("HOME", missing.toString());

        assertThat(cli.run("outbox", "list")).isEqualTo(new Run(2, "", refusal("HOME", missing)));
        assertThat(files(home)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "./home"})
    void without_an_absolute_home_no_file_has_a_place(String value) {
        assertThat(cli.with("HOME", value).run("list")).isEqualTo(new Run(2, "", """
                tickets: HOME is not an absolute path, so the program has no place for its files
                hint: set HOME or XDG_CONFIG_HOME
                """));
    }
}
