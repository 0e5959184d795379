package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code departments} and {@code services}: asked for once in ten minutes, and kept for the next run. */
class DepartmentsTest {
    private static final String DEPARTMENTS = "GET /api/ticket/departments";
    private static final String SERVICES = "GET /api/service";

    @TempDir
    Path folder;

    private final FakePortal portal = new FakePortal();
    private Cli cli;

    @BeforeEach
    void a_portal_that_grows() {
        // what was kept has the time of this machine
        cli = new Cli(folder).at(portal.uri()).at(Clock.systemUTC());
        portal.answers(DEPARTMENTS, 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}")
                .answers(DEPARTMENTS, 200, "{\"departments\":[{\"id\":\"2\",\"name\":\"Billing\"}]}")
                .answers(SERVICES, 200, "{\"services\":[{\"id\":\"7\",\"name\":\"VPS-2\",\"domain\":\"web1\"}]}")
                .answers(SERVICES, 200, "{\"services\":[{\"id\":\"8\",\"name\":\"VPS-4\",\"domain\":\"db1\"}]}");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Run names(String command, String... more) {
        String[] args = {command, "-o", "tsv", "--fields", "id,name"};
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return cli.run(all);
    }

    private Path cache() {
        return folder.resolve("home/.cache/tickets/default");
    }

    @Test
    void are_not_asked_for_again_unless_somebody_wants_that() {
        assertThat(names("departments")).isEqualTo(new Run(0, "1\tTech\n", ""));
        assertThat(names("departments")).isEqualTo(new Run(0, "1\tTech\n", ""));
        assertThat(names("departments", "--refresh")).isEqualTo(new Run(0, "2\tBilling\n", ""));
        assertThat(names("departments")).isEqualTo(new Run(0, "2\tBilling\n", ""));

        assertThat(names("services")).isEqualTo(new Run(0, "7\tVPS-2\n", ""));
        assertThat(names("services")).isEqualTo(new Run(0, "7\tVPS-2\n", ""));
        assertThat(names("services", "--refresh")).isEqualTo(new Run(0, "8\tVPS-4\n", ""));
        assertThat(names("services")).isEqualTo(new Run(0, "8\tVPS-4\n", ""));

        assertThat(portal.requests()).containsExactly(DEPARTMENTS, DEPARTMENTS, SERVICES, SERVICES);
    }

    @Test
    void are_asked_for_again_after_ten_minutes() {
        names("departments");
        cli.at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11)));

        assertThat(names("departments").out()).isEqualTo("2\tBilling\n");
    }

    @Test
    void a_portal_without_any_is_fine() {
        try (FakePortal empty = new FakePortal()) {
            empty.answers(DEPARTMENTS, 200, "{\"departments\":[]}").answers(SERVICES, 200, "{\"services\":[]}");
            cli.at(empty.uri());

            assertThat(cli.run("departments")).isEqualTo(new Run(0, "", "The portal shows no departments.\n"));
            assertThat(cli.run("departments", "-o", "json", "-q")).isEqualTo(new Run(0, "[]\n", ""));
            assertThat(cli.run("services")).isEqualTo(new Run(0, "", "The portal shows no services.\n"));
        }
    }

    @Test
    void without_a_place_to_keep_them_they_are_shown_all_the_same() {
        cli.write("home/.cache/tickets", "a file where a folder should be");

        Run run = names("departments");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("1\tTech\n");
        assertThat(run.err())
                .startsWith("cannot save names in " + cache() + ": ")
                .hasLineCount(1);
    }

    @Test
    void what_was_kept_and_cannot_be_read_is_asked_for_again() throws IOException {
        names("departments");
        Path kept = cache().resolve("departments");
        Files.write(kept, new byte[] {'1', '\t', 'c', 'a', 'f', (byte) 0xE9, '\t', '\n'});

        assertThat(names("departments"))
                .isEqualTo(new Run(0, "2\tBilling\n", "cannot read " + kept + ": the file is not UTF-8 text\n"));
        assertThat(names("departments")).isEqualTo(new Run(0, "2\tBilling\n", ""));
    }

    @Test
    void what_was_kept_of_another_kind_is_asked_for_again() throws IOException {
        names("departments");
        Files.writeString(cache().resolve("departments"), "1\tTech\n");

        assertThat(names("departments")).isEqualTo(new Run(0, "2\tBilling\n", ""));
    }

    @Test
    void a_clock_that_was_put_back_makes_nothing_fresh() {
        names("departments");
        cli.at(Clock.fixed(Cli.NOW, ZoneOffset.UTC));

        assertThat(names("departments").out()).isEqualTo("2\tBilling\n");
    }
}
