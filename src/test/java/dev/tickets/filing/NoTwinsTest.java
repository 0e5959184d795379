package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that does not show at the portal is sent again only when it is certain that it is not there. */
class NoTwinsTest {
    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Cli cli;

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = after(Duration.ZERO);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    /** The program when so much time has passed. */
    private Cli after(Duration time) {
        return new Cli(folder)
                .at(portal)
                .at(Clock.fixed(Cli.NOW.plus(time), ZoneOffset.UTC))
                .with("TICKETS_ATTACHMENT_TRANSPORT", "json");
    }

    private Run create(String... more) {
        return cli.run(Stream.concat(
                        Stream.of("create", "-d", "General", "-s", "Disk full", "-m", "It is full."), Stream.of(more))
                .toArray(String[]::new));
    }

    /** A ticket that needs one more reply, at a portal that takes one attachment with each message. */
    private Run createWithTwo(String... more) {
        for (String name : List.of("a.pdf", "b.pdf")) {
            cli.write(name, "%PDF-1.4 " + name);
        }
        cli.with("TICKETS_MAX_ATTACHMENTS", "1");
        return create(Stream.concat(Stream.of("--split", "-a", "a.pdf", "b.pdf"), Stream.of(more))
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {504, 522, 524})
    void a_gateway_that_did_not_wait_says_nothing_of_the_portal_behind_it(int status) {
        portal.losesAnd(status(status, "<html>"));
        assertThat(create().withoutChance()).isEqualTo(new Run(6, "", """
                tickets: the portal failed with HTTP %d at POST %s/api/tickets: it is unclear whether the portal has the message; the ticket is kept in the outbox as ID
                hint: do not send the message again: tickets outbox send searches the portal first; for cron: */5 * * * * tickets outbox send -q
                """.formatted(status, portal.uri())));
        assertThat(portal.changes()).hasSize(1);

        assertThat(after(Duration.ofMinutes(1)).run("outbox", "send").withoutChance())
                .isEqualTo(new Run(6, "", """
                tickets: the message does not show yet, but the portal may still be processing it; the ticket is kept in the outbox as ID
                hint: do not send the message again: tickets outbox send searches the portal first; for cron: */5 * * * * tickets outbox send -q
                """));
        assertThat(portal.changes()).hasSize(1);

        assertThat(after(Duration.ofMinutes(6)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.changes()).hasSize(2);
    }

    @Test
    void to_look_for_it_does_not_make_it_wait_longer() {
        portal.losesAnd(status(504, ""));
        create();

        for (int minute = 1; minute < 5; minute++) {
            assertThat(after(Duration.ofMinutes(minute))
                            .run("outbox", "send", "26")
                            .exitCode())
                    .isEqualTo(6);
        }
        assertThat(portal.changes()).hasSize(1);

        assertThat(after(Duration.ofSeconds(301))
                        .run("outbox", "send", "26", "-q")
                        .exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_program_that_was_killed_says_nothing_of_the_portal_either() throws IOException {
        portal.leave();
        create();
        portal.recover();
        Path outbox = cli.state().resolve("outbox");
        String id =
                cli.run("outbox", "list", "-o", "tsv", "--fields", "id").out().strip();
        Path killed = outbox.resolve("sending").resolve(id);
        Files.createDirectory(killed.getParent());
        Files.move(outbox.resolve("waiting").resolve(id), killed);
        Files.setLastModifiedTime(killed, FileTime.from(Cli.NOW));

        assertThat(after(Duration.ofMinutes(1)).run("outbox", "send").exitCode())
                .isEqualTo(6);
        assertThat(portal.changes()).isEmpty();

        assertThat(after(Duration.ofMinutes(7)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void what_a_person_did_not_find_need_not_wait_for_that() {
        portal.losesAnd(status(504, ""));
        create();

        assertThat(cli.run("outbox", "mark", "26", "lost").exitCode()).isZero();

        assertThat(cli.run("outbox", "send", "-q").exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_clock_that_was_put_back_does_not_hold_it_up() {
        portal.losesAnd(status(504, ""));
        create();

        assertThat(after(Duration.ofDays(-400)).run("outbox", "send", "-q").exitCode())
                .isZero();

        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_portal_that_stumbles_and_asks_for_patience_gets_it() {
        portal.losesAnd(status(503, "", "Retry-After", "600"));
        assertThat(create().exitCode()).isEqualTo(6);
        assertThat(portal.changes()).hasSize(1);

        Run early = after(Duration.ofMinutes(9)).run("outbox", "send", "26");
        assertThat(early.exitCode()).isEqualTo(75);
        assertThat(early.err()).contains("the portal asked us to wait until 2026-01-02T03:14:05Z");
        assertThat(portal.changes()).hasSize(1);

        assertThat(after(Duration.ofMinutes(11)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void a_ticket_in_the_list_that_cannot_be_opened_may_be_it(int status) {
        portal.answersOpeningWith(status).storesAnd(status(502, ""));

        assertThat(create().withoutChance()).isEqualTo(new Run(6, "", """
                tickets: the portal failed with HTTP 502 at POST %s/api/tickets: it is unclear whether the portal has the message; #100001 has the same subject, but cannot be opened; the ticket is kept in the outbox as ID
                hint: do not send the message again: tickets outbox send searches the portal first; for cron: */5 * * * * tickets outbox send -q
                """.formatted(portal.uri())));

        portal.answersOpeningWith(200);
        assertThat(after(Duration.ofMinutes(1)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void a_reply_with_the_rest_that_was_accepted_but_does_not_show_is_left_to_a_person() {
        portal.storesAnd(status(200, "{\"ticket_id\":\"100001\"}")).losesAnd(status(200, "{\"info\":[]}"));

        Run run = createWithTwo();

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("the portal accepted the reply, but the ticket does not show the reply");
        assertThat(after(Duration.ofDays(1)).run("outbox", "send").exitCode()).isEqualTo(5);
        assertThat(portal.changes()).hasSize(2);
    }

    @Test
    void a_reply_with_the_rest_that_a_person_has_found_is_not_sent_again() {
        portal.storesAnd(status(200, "{\"ticket_id\":\"100001\"}")).storesAnd(status(502, ""));
        assertThat(createWithTwo("--no-ref").exitCode()).isEqualTo(5);
        String advice = cli.run("outbox", "show", "26").withoutChance().out();
        assertThat(advice)
                .contains("Check: tickets view 100001; the message has no reference, so compare the text.")
                .contains("If the message is there:   tickets outbox mark ID arrived 100001");

        assertThat(cli.run("outbox", "mark", "26", "arrived", "100002").withoutChance())
                .isEqualTo(new Run(2, "", """
                        tickets: the first message is in ticket #100001, so the rest cannot be in #100002
                        hint: tickets view 100001
                        """));
        assertThat(cli.run("outbox", "mark", "26", "arrived", "100001").withoutChance())
                .isEqualTo(new Run(0, "", "ID is done: it arrived as #100001.\n"));

        assertThat(cli.run("outbox", "send")).isEqualTo(new Run(0, "", "The outbox is empty.\n"));
        assertThat(portal.changes()).hasSize(2);
    }

    @Test
    void the_rest_of_a_ticket_that_a_person_has_found_goes_then() {
        portal.storesAnd(status(502, ""));
        assertThat(createWithTwo("--no-ref").exitCode()).isEqualTo(6);

        assertThat(cli.run("outbox", "mark", "26", "arrived", "100001").withoutChance())
                .isEqualTo(new Run(0, "", "ID arrived as #100001; send the rest with: tickets outbox send\n"));

        assertThat(cli.run("outbox", "send", "-o", "tsv", "--fields", "number,state"))
                .isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(portal.changes()).containsExactly("POST /api/tickets", "POST /api/tickets/100001");
    }

    @Test
    void nobody_decides_about_what_is_being_sent_just_now() {
        List<Run> meanwhile = new ArrayList<>();
        portal.storesAnd(() -> {
            Cli other = after(Duration.ZERO);
            meanwhile.add(other.run("outbox", "mark", "26", "lost").withoutChance());
            meanwhile.add(other.run("outbox", "mark", "26", "arrived", "100001").withoutChance());
            meanwhile.add(other.run("outbox", "discard", "26").withoutChance());
            return status(200, "{\"ticket_id\":\"100001\"}").bytes();
        });

        assertThat(create().exitCode()).isZero();

        assertThat(meanwhile).hasSize(3).containsOnly(new Run(1, "", """
                tickets: the outbox entry ID is being sent right now
                hint: wait until sending ends, then: tickets outbox list
                """));
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void the_reply_of_a_colleague_is_not_taken_for_ours() {
        create();
        portal.losesAnd(() -> {
            portal.replies("100001", "I have made room.");
            return status(200, "{\"info\":[]}").bytes();
        });

        Run run = cli.run("reply", "100001", "-m", "It is still full.");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err())
                .contains("the portal accepted the reply, but the ticket does not show the reply")
                .contains("is kept in the outbox as 260102-");
    }
}
