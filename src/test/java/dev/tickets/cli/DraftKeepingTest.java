package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.ProcessLock;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.ticket.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which drafts are kept, for how long, and to whom they are offered. */
class DraftKeepingTest extends DraftsCommandFixture {
    private static final String OFFER = "An unfinished draft exists";

    private void later(Duration time) {
        cli.at(Clock.fixed(Cli.NOW.plus(time), ZoneOffset.UTC));
    }

    private String subjects() {
        return cli.run("drafts", "list", "-q", "-o", "tsv", "--fields", "subject")
                .out()
                .strip()
                .replace('\n', ' ');
    }

    private String keep(String profile, String subject, Duration later) {
        return draftsAt(later)
                .add(profile, Draft.ticket().subject(subject).message("Help").draft(), null)
                .id();
    }

    private Path folderOf(String id) {
        return cli.state().resolve("drafts").resolve(id);
    }

    private Cli person(String answers) {
        return cli.on(new Terminal(true, true, true)).with("TERM", "dumb").stdin(answers);
    }

    @Test
    void a_draft_is_deleted_in_silence_when_nobody_changed_it_for_90_days() {
        keep("work", "old", Duration.ZERO);
        keep("work", "new", Duration.ofDays(1));

        later(Duration.ofDays(90));
        assertThat(subjects()).isEqualTo("new old");

        later(Duration.ofDays(90).plusSeconds(1));
        assertThat(cli.run("drafts", "list", "-o", "tsv", "--fields", "subject"))
                .isEqualTo(new Run(0, "new\n", ""));
    }

    @ParameterizedTest
    @CsvSource({"7d, 8, ''", "7d, 6, one", "365d, 91, one", "banana, 500, one"})
    void the_profile_says_how_long(String keep, int days, String left) {
        cli.config("[profiles.work]\nportal = \"https://portal.example.net\"\ndraft-keep = \"" + keep + "\"\n");
        keep("work", "one", Duration.ZERO);

        later(Duration.ofDays(days));

        assertThat(subjects()).isEqualTo(left);
    }

    @Test
    void a_new_draft_of_a_script_deletes_the_old_ones() {
        String old = keep("sandbox", "old", Duration.ZERO);
        later(Duration.ofDays(91));

        assertThat(cli.run("create", "-d", "nowhere", "-s", "new", "-m", "Help").exitCode())
                .isEqualTo(3);

        assertThat(folderOf(old)).doesNotExist();
    }

    @Test
    void a_draft_that_a_process_works_on_stays() throws IOException {
        String used = keep("work", "used", Duration.ZERO);
        String edited = keep("work", "edited", Duration.ZERO);
        Path text = Files.writeString(folderOf(edited).resolve("message.txt"), "more");
        Files.setLastModifiedTime(text, FileTime.from(Cli.NOW.plus(Duration.ofDays(100))));
        later(Duration.ofDays(101));

        try (ProcessLock other = ProcessLock.make(folderOf(used).resolve("lock"))) {
            assertThat(other).isNotNull();
            assertThat(subjects()).contains("used", "edited");
            assertThat(cli.run("drafts", "discard", "--all")).isEqualTo(new Run(5, "", """
                    1 draft discarded.
                    tickets: being written in another process: %s
                    hint: end that process first, then: tickets drafts discard ID
                    """.formatted(used)));
        }
        assertThat(subjects()).isEmpty();
    }

    @Test
    void several_drafts_are_discarded_by_id_by_age_or_all_at_once() {
        String a = keep("work", "a", Duration.ofDays(1));
        String b = keep("work", "b", Duration.ofDays(2));
        keep("work", "c", Duration.ofDays(3));
        keep("other", "d", Duration.ofDays(20));
        keep("work", "e", Duration.ofDays(30));
        later(Duration.ofDays(31));

        assertThat(cli.run("drafts", "discard", a, b)).isEqualTo(new Run(0, "", """
                The draft %s is discarded.
                The draft %s is discarded.
                """.formatted(a, b)));
        assertThat(cli.run("drafts", "discard", "--older-than", "20d"))
                .isEqualTo(new Run(0, "", "1 draft discarded.\n"));
        assertThat(subjects()).isEqualTo("e d");
        assertThat(cli.run("-p", "work", "drafts", "discard", "--all"))
                .isEqualTo(new Run(0, "", "1 draft discarded.\n"));
        assertThat(cli.run("drafts", "discard", "--all", "-q")).isEqualTo(new Run(0, "", ""));
        assertThat(cli.run("drafts", "discard", "--all")).isEqualTo(new Run(0, "", "No drafts to discard.\n"));
    }

    @Test
    void a_person_is_asked_before_many_go() {
        keep("work", "a", Duration.ZERO);
        keep("work", "b", Duration.ZERO);

        assertThat(person("n\n").run("drafts", "discard", "--all"))
                .isEqualTo(new Run(130, "", "Discard 2 drafts? [y/N] tickets: cancelled; no draft was discarded\n"));
        assertThat(person("").run("drafts", "discard", "--all"))
                .isEqualTo(new Run(130, "", "Discard 2 drafts? [y/N] \ntickets: cancelled; no draft was discarded\n"));
        assertThat(person("y\n").run("drafts", "discard", "--older-than", "1d").err())
                .isEqualTo("No drafts to discard.\n");
        assertThat(person("y\n").run("drafts", "discard", "--all"))
                .isEqualTo(new Run(0, "", "Discard 2 drafts? [y/N] 2 drafts discarded.\n"));
        keep("work", "a", Duration.ZERO);
        assertThat(person("").run("drafts", "discard", "--all", "--yes"))
                .isEqualTo(new Run(0, "", "1 draft discarded.\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "discard | no draft given",
                "discard --all --older-than 1d | name drafts, or give --all or --older-than, but not both",
                "discard x --all | name drafts, or give --all or --older-than, but not both",
                "discard --older-than soon | not a duration: 'soon'"
            })
    void what_to_discard_is_said_in_one_way(String line, String message) {
        Run run = cli.run(("drafts " + line).split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tickets: " + message + "\n");
    }

    @Test
    void what_a_script_could_not_send_is_not_offered_to_a_person() {
        cli.run("create", "-d", "nowhere", "-s", "Disk full", "-m", "df says 100%");
        assertThat(subjects()).isEqualTo("Disk full");

        assertThat(person("").run("create").err()).doesNotContain(OFFER);
    }

    @Test
    void what_a_person_began_is_offered() {
        keep("sandbox", "Begun", Duration.ZERO);

        assertThat(person("").run("create").err()).contains(OFFER, "with the draft 'Begun'");
    }

    @Test
    void what_the_outbox_gives_up_is_not_offered_even_if_a_person_sends_the_outbox() {
        try (FaultyPortal portal = new FaultyPortal(folder.resolve("portal"))) {
            cli = new Cli(folder).at(portal);
            portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED);
            assertThat(cli.run("create", "-d", "nowhere", "-s", "Disk full", "-m", "df says 100%")
                            .exitCode())
                    .isEqualTo(75);
            portal.recover();

            String id = cli.run("outbox", "list", "-o", "tsv", "--fields", "id")
                    .out()
                    .strip();
            assertThat(person("").run("outbox", "send", id).exitCode()).isEqualTo(3);

            assertThat(subjects()).isEqualTo("Disk full");
            assertThat(person("").run("create").err()).doesNotContain(OFFER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "create -d 1", "create --cc ann@example.net"})
    void a_draft_into_which_nothing_was_written_is_not_kept(String line) {
        Run run = person("").run(line.split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err()).endsWith("""
                tickets: left before sending; nothing was sent
                hint: no draft is kept: nothing was written
                """);
        assertThat(subjects()).isEmpty();
    }

    @Test
    void an_answer_is_kept() {
        Run run = person("1\n").run("create");

        assertThat(run.err()).contains("hint: the draft is kept; continue with: tickets create --draft ");
    }

    @Test
    void an_empty_reply_is_not_kept() {
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");

        assertThat(person("").run("reply", "100001").err()).endsWith("hint: no draft is kept: nothing was written\n");
        assertThat(person("")
                        .with("EDITOR", "true")
                        .run("reply", "100001", "-e")
                        .err())
                .endsWith("hint: no draft is kept: nothing was written\n");
        assertThat(subjects()).isEmpty();
    }
}
