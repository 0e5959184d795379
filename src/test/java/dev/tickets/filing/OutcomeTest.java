package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.silence;
import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a ticket or reply whatever happens on its way: what is said, where it is kept, what arrives. */
class OutcomeTest {
    private static final String CRON = "*/5 * * * * tickets outbox send -q";

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Cli cli;

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder).at(portal);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Run create(String... more) {
        return cli.run(Stream.concat(
                        Stream.of("create", "-d", "General", "-s", "Disk full", "-m", "It is full."), Stream.of(more))
                .toArray(String[]::new));
    }

    private Run reply(String... more) {
        return cli.run(Stream.concat(Stream.of("reply", "100001", "-m", "Still full."), Stream.of(more))
                .toArray(String[]::new));
    }

    /** The same program when so much time has passed. */
    private Cli later(Duration time) {
        return new Cli(folder).at(portal).at(Clock.fixed(Cli.NOW.plus(time), ZoneOffset.UTC));
    }

    /** The entries of the outbox as {@code STATE}, in the order of their age. */
    private List<String> states() {
        return cli.run("outbox", "list", "-o", "tsv", "--fields", "state")
                .out()
                .lines()
                .toList();
    }

    private List<Path> drafts() throws IOException {
        Path drafts = cli.state().resolve("drafts");
        if (!Files.exists(drafts)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(drafts)) {
            return found.toList();
        }
    }

    private List<Path> receipts() throws IOException {
        try (Stream<Path> found = Files.list(cli.state().resolve("outbox/receipts"))) {
            return found.toList();
        }
    }

    @Test
    void what_has_arrived_leaves_a_receipt_and_nothing_else() throws IOException {
        Run run = create("-o", "json");

        assertThat(run.exitCode()).isZero();
        Map<String, Object> receipt =
                JSON.std.mapFrom(Files.readString(receipts().get(0)));
        assertThat(receipt)
                .containsEntry("number", "100001")
                .containsEntry("reference", JSON.std.mapFrom(run.out()).get("reference"))
                .containsEntry("sentAt", "2026-01-02T03:04:05Z");
        assertThat(portal.ticket().messages().get(0).body())
                .isEqualTo("It is full.\n\n-- \nRef: " + receipt.get("reference"));
        assertThat(states()).isEmpty();
        assertThat(drafts()).isEmpty();
    }

    @Test
    void without_a_reference_the_body_is_the_message_alone() {
        assertThat(create("--no-ref").exitCode()).isZero();
        assertThat(portal.ticket().messages().get(0).body()).isEqualTo("It is full.");
    }

    @Test
    void while_the_portal_is_away_a_ticket_waits_and_goes_when_it_is_back() {
        portal.leave();
        assertThat(create().withoutChance())
                .isEqualTo(new Run(75, "", """
                tickets: cannot reach %s: connection refused; the ticket is kept in the outbox as ID
                hint: tickets outbox send sends it; for cron: %s
                """.formatted(portal.uri().getAuthority(), CRON)));
        assertThat(states()).containsExactly("waiting");
        portal.recover();

        Run sent = later(Duration.ofMinutes(1)).run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(sent).isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(states()).isEmpty();
        assertThat(portal.ticket().messages().get(0).body()).startsWith("It is full.");
    }

    @Test
    void a_program_reads_where_it_is_kept() throws IOException {
        portal.leave();
        Run run = create("-o", "json");

        assertThat(run.out()).isEmpty();
        assertThat(JSON.std.mapFrom(run.err()))
                .extracting("error")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("code", "queued")
                .containsEntry("exit", 75)
                .containsEntry("state", "queued")
                .extractingByKey("outboxId")
                .asString()
                .matches("260102-[0-9a-z]{4}");
    }

    @Test
    void logs_are_sent_as_they_were_even_when_they_have_rotated_since() throws IOException {
        Path log = cli.write("app.pdf", "%PDF-1.4 as it was");
        portal.leave();
        assertThat(create("-a", log.toString()).exitCode()).isEqualTo(75);

        Files.writeString(log, "%PDF-1.4 rotated");

        try (Stream<Path> kept = Files.walk(cli.state().resolve("outbox/waiting"))) {
            assertThat(kept.filter(file -> file.endsWith("attachment-1")).toList())
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent("%PDF-1.4 as it was"));
        }
    }

    @Test
    void without_the_outbox_it_fails_and_keeps_a_draft() throws IOException {
        portal.leave();
        assertThat(create("--no-queue").withoutChance())
                .isEqualTo(new Run(69, "", """
                tickets: cannot reach %s: connection refused
                hint: the draft is kept: tickets drafts show ID, tickets create --draft ID
                """.formatted(portal.uri().getAuthority())));
        assertThat(drafts()).hasSize(1);
        assertThat(states()).isEmpty();
        portal.recover();
        assertThat(create("--no-queue").exitCode()).isZero();
        assertThat(drafts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 200})
    void a_ticket_that_was_stored_before_the_portal_stumbled_is_found(int status) {
        portal.storesAnd(status(status, "<html>"));
        Run run = create();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
        assertThat(portal.changes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 200})
    void a_ticket_that_was_not_stored_is_sent_once_more(int status) {
        portal.losesAnd(status(status, "<html>"));
        Run run = create();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
        assertThat(portal.changes()).hasSize(2);
    }

    @Test
    void a_ticket_that_was_stored_before_the_portal_led_elsewhere_is_found() {
        portal.storesAnd(status(303, "", "Location", "/tickets/view/100001/"));

        assertThat(create("-o", "tsv", "--fields", "number,state")).isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void a_refusal_that_names_the_ticket_is_none_if_the_ticket_is_there() throws IOException {
        portal.dropsFiles().storesAnd(status(200, "{\"ticket_id\":100001,\"error\":[\"file_not_allowedext\"]}"));
        cli.with("TICKETS_ATTACHMENT_TRANSPORT", "json").write("a.pdf", "%PDF-1.4");

        Run run = create("-a", "a.pdf", "-o", "tsv", "--fields", "number,state");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("100001\tincomplete\n");
        assertThat(run.err()).contains("the portal does not show the attachment a.pdf");
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void a_refusal_that_names_a_ticket_which_is_not_there_is_unclear_and_never_sent_again() {
        portal.losesAnd(status(200, "{\"ticket_id\":999,\"error\":[\"file_tobig\"]}"));

        assertThat(create().withoutChance()).isEqualTo(new Run(6, "", """
                tickets: the portal refused: file_tobig (an attachment is too large for the portal), but named ticket #999: it is unclear whether that is it; the ticket is kept in the outbox as ID
                hint: do not send it again before you have looked: tickets view 999; tickets outbox show ID says what to check
                """));
        assertThat(later(Duration.ofDays(1)).run("outbox", "send").exitCode()).isEqualTo(6);
        assertThat(portal.changes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ticket_id\":0,\"error\":[\"empty_message\"]}",
                "{\"ticket_id\":\"\",\"error\":[\"empty_message\"]}",
                "{\"id\":400,\"error\":[\"empty_message\"]}"
            })
    void a_refusal_without_the_number_of_a_ticket_is_one(String answer) throws IOException {
        portal.losesAnd(status(200, answer));
        assertThat(create().exitCode()).isEqualTo(1);
        assertThat(drafts()).hasSize(1);
        assertThat(states()).isEmpty();
    }

    @Test
    void a_connection_that_ends_without_an_answer_is_no_reason_to_file_twice() {
        portal.storesAnd(silence());
        assertThat(create().exitCode()).isZero();
        portal.losesAnd(silence());
        assertThat(create().exitCode()).isZero();
        assertThat(portal.stored()).hasSize(2);
    }

    @Test
    void a_portal_that_stumbles_twice_is_left_alone_for_a_while() {
        portal.losesAnd(status(502, "")).losesAnd(status(502, ""));
        Run run = create();

        assertThat(run.withoutChance()).isEqualTo(new Run(6, "", """
                tickets: the portal failed with HTTP 502 at POST %s/api/tickets: it is unclear whether the portal has it; the ticket is kept in the outbox as ID
                hint: do not send it again: tickets outbox send looks for it first; for cron: %s
                """.formatted(portal.uri(), CRON)));
        assertThat(states()).containsExactly("unclear");
        assertThat(later(Duration.ofMinutes(6)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void what_cannot_be_looked_for_stays_unclear_until_it_can() {
        portal.storesAnd(() -> {
            portal.answersReadsWith(503);
            return status(502, "").bytes();
        });
        assertThat(create().exitCode()).isEqualTo(6);
        assertThat(later(Duration.ofMinutes(1)).run("outbox", "send").exitCode())
                .isEqualTo(6);
        portal.answersReadsWith(200);

        Run found = later(Duration.ofHours(2)).run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(found).isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(portal.stored()).hasSize(1);
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void one_that_is_found_later_is_whole_although_its_service_was_not_looked_up_again() {
        portal.storesAnd(() -> {
            portal.answersReadsWith(503);
            return status(502, "").bytes();
        });
        assertThat(create("--service", "VPS-2", "--host-info").exitCode()).isEqualTo(6);
        portal.answersReadsWith(200);
        assertThat(portal.ticket().messages().get(0).body())
                .contains("It is full.", "Related service: VPS-2", "Host: ");

        Run found = later(Duration.ofHours(2)).run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(found).isEqualTo(new Run(0, "100001\tcreated\n", ""));
    }

    @Test
    void what_was_accepted_but_does_not_show_is_never_sent_again() {
        portal.losesAnd(status(200, "{\"ticket_id\":\"999\"}"));
        Run run = create();

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("probably as #999", "tickets view 999", "tickets outbox show 260102-");
        assertThat(later(Duration.ofDays(1)).run("outbox", "send").exitCode()).isEqualTo(6);
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void an_unclear_ticket_without_a_reference_waits_for_a_person() {
        portal.storesAnd(status(502, ""));
        Run run = create("--no-ref");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("do not send it again before you have looked: tickets outbox show 260102-");
        assertThat(later(Duration.ofDays(1)).run("outbox", "send").exitCode()).isEqualTo(6);
        assertThat(portal.changes()).hasSize(1);
        Run show = cli.run("outbox", "show", "26");
        assertThat(show.out())
                .contains("for the subject 'Disk full' since 2026-01-02T03:04:05Z")
                .contains("it carries no reference, so compare the text");
        String id = show.out().lines().findFirst().orElseThrow().substring(2).strip();

        assertThat(cli.run("outbox", "mark", id, "arrived", "100001"))
                .isEqualTo(new Run(0, "", id + " is done, as #100001.\n"));
        assertThat(states()).isEmpty();
        assertThat(cli.run("outbox", "show", id).err())
                .isEqualTo("tickets: there is no outbox entry " + id + " any more: it was sent, see ticket 100001\n"
                        + "hint: tickets view 100001\n");
    }

    @Test
    void what_a_person_did_not_find_is_sent_again() {
        portal.losesAnd(status(502, ""));
        create("--no-ref");

        assertThat(cli.run("outbox", "mark", "26", "lost").exitCode()).isZero();

        assertThat(states()).containsExactly("waiting");
        assertThat(cli.run("outbox", "send", "-q").exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":[\"blocked_ticketSubject\"]} | 1 | blocked_ticketSubject",
                "200 | {\"error\":[\"empty_message\"]} | 1 | empty_message",
                "403 | {} | 4 | forbids",
                "200 | {\"error\":[\"noprivileges\"]} | 4 | noprivileges",
                "200 | {\"error\":[\"ticketdept_dontexists\"]} | 3 | ticketdept_dontexists"
            })
    void a_refusal_makes_a_draft_that_keeps_the_attachments(int status, String answer, int exitCode, String words)
            throws IOException {
        String graph = cli.write("graph.pdf", "%PDF-1.4").toString();
        portal.losesAnd(status(status, answer));
        Run run = create("-a", graph);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(words).contains("the draft is kept: tickets drafts show 260102-");
        assertThat(states()).isEmpty();
        assertThat(portal.changes()).hasSize(1);
        Path draft = drafts().get(0);
        assertThat(draft.resolve("files/graph.pdf")).hasContent("%PDF-1.4");
        assertThat(draft.resolve("draft.json"))
                .content()
                .contains("\"graph.pdf=" + draft.resolve("files/graph.pdf") + "\"", words, "It is full.");
    }

    @Test
    void a_draft_keeps_attachments_of_any_name() throws IOException {
        cli.with("TICKETS_ATTACHMENT_TRANSPORT", "json").write("a=b.pdf", "%PDF-1.4");
        cli.write("=c=.pdf", "%PDF-1.4");
        portal.losesAnd(status(400, "{\"error\":[\"blocked_ticketSubject\"]}"));
        assertThat(create("-a", "a=b.pdf", "=c=.pdf").exitCode()).isEqualTo(1);

        Run sent = cli.run("create", "--draft", String.valueOf(drafts().get(0).getFileName()));

        assertThat(sent.err()).isEmpty();
        assertThat(sent.exitCode()).isZero();
        assertThat(names()).containsExactlyInAnyOrder("a=b.pdf", "=c=.pdf");
    }

    @Test
    void a_department_that_is_not_there_when_it_is_sent_makes_a_draft_too() throws IOException {
        portal.leave();
        cli.run("create", "-d", "Genreal", "-s", "Disk full", "-m", "It is full.");
        portal.recover();

        Run run = later(Duration.ofMinutes(1)).run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("there is no department 'Genreal'", "tickets create --draft 260102-");
        assertThat(states()).isEmpty();
        assertThat(drafts()).hasSize(1);
    }

    @Test
    void an_entry_without_a_login_goes_after_the_next_one() {
        portal.losesAnd(status(401, ""));
        Run run = create();

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("does not accept the token", "is kept in the outbox as 260102-");
        assertThat(states()).containsExactly("blocked");
        assertThat(later(Duration.ofHours(2)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_portal_that_asks_for_patience_gets_it() {
        portal.losesAnd(status(429, "", "Retry-After", "600"));
        assertThat(create().exitCode()).isEqualTo(75);
        assertThat(later(Duration.ofMinutes(9)).run("outbox", "send")).isEqualTo(new Run(0, "", ""));

        Run named = later(Duration.ofMinutes(9)).run("outbox", "send", "26");

        assertThat(named.exitCode()).isEqualTo(75);
        assertThat(named.err()).contains("the portal asked for patience until 2026-01-02T03:14:05Z");
        assertThat(later(Duration.ofMinutes(11)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_clock_that_was_put_back_holds_nothing_up() {
        portal.losesAnd(status(429, "", "Retry-After", "600"));
        assertThat(create().exitCode()).isEqualTo(75);

        assertThat(later(Duration.ofDays(-400)).run("outbox", "send", "-q").exitCode())
                .isZero();

        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_named_entry_does_not_wait_for_its_next_try() {
        portal.leave();
        create();
        portal.recover();

        assertThat(cli.run("outbox", "send", "26", "-q").exitCode()).isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_reply_that_the_portal_stored_before_it_stumbled_is_found() {
        create();
        portal.storesAnd(status(502, ""));
        assertThat(reply().exitCode()).isZero();
        portal.losesAnd(status(502, ""));
        assertThat(reply().exitCode()).isZero();
        assertThat(portal.ticket().messages()).hasSize(3);
    }

    @Test
    void a_reply_waits_and_stays_when_its_ticket_was_closed_meanwhile() {
        create();
        portal.leave();
        assertThat(reply().withoutChance().err())
                .contains("the reply is kept in the outbox as ID")
                .contains(CRON);
        portal.recover();
        cli.run("close", "100001");

        Run met = later(Duration.ofMinutes(1)).run("outbox", "send");

        assertThat(met.withoutChance()).isEqualTo(new Run(1, "", """
                tickets: ticket 100001 is closed; the reply is kept in the outbox as ID
                hint: tickets reopen 100001; then: tickets outbox send ID (--reopen with the reply does that by itself)
                """));
        assertThat(states()).containsExactly("blocked");
        cli.run("reopen", "100001");
        assertThat(later(Duration.ofMinutes(2))
                        .run("outbox", "send", "26", "-q")
                        .exitCode())
                .isZero();
        assertThat(portal.ticket().messages()).hasSize(2);
    }

    @Test
    void a_reply_that_may_reopen_its_ticket_does() {
        create();
        cli.run("close", "100001");
        portal.leave();
        assertThat(reply("--reopen", "--close").exitCode()).isEqualTo(75);
        portal.recover();

        Run sent = later(Duration.ofMinutes(1)).run("outbox", "send", "-o", "tsv", "--fields", "state,status");

        assertThat(sent).isEqualTo(new Run(0, "replied\tClosed\n", ""));
    }

    @Test
    void the_code_of_several_is_that_which_needs_a_person_most() {
        portal.leave();
        create();
        cli.run("create", "-d", "Genreal", "-s", "Wrong", "-m", "x");
        create();
        portal.recover();
        portal.storesAnd(status(200, "{\"ticket_id\":\"100001\"}")).losesAnd(status(200, "{\"ticket_id\":\"999\"}"));

        Run run = later(Duration.ofMinutes(1)).run("outbox", "send", "-q");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.out()).contains("100001");
        assertThat(run.err()).contains("there is no department 'Genreal'", "probably as #999");
    }

    @Test
    void one_failure_to_connect_is_enough_for_a_run() {
        portal.leave();
        create();
        create();

        Run run = later(Duration.ofMinutes(1)).run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(75);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(later(Duration.ofMinutes(2)).run("outbox", "send", "-q")).isEqualTo(new Run(75, "", ""));
    }

    @Test
    void one_unclear_entry_that_cannot_be_looked_for_is_enough_for_a_run() {
        for (int i = 0; i < 2; i++) {
            portal.answersReadsWith(200);
            portal.storesAnd(() -> {
                portal.answersReadsWith(503);
                return status(502, "").bytes();
            });
            assertThat(create().exitCode()).isEqualTo(6);
        }
        long before = portal.reads();

        Run run = later(Duration.ofMinutes(1)).run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).containsOnlyOnce("it may have arrived, and could not be looked for");
        assertThat(portal.reads() - before).as("tries of one read").isEqualTo(3);
        portal.answersReadsWith(200);
        assertThat(later(Duration.ofHours(2)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(portal.changes()).hasSize(2);
    }

    @Test
    void an_entry_goes_to_no_other_portal_than_its_own() {
        portal.leave();
        create();
        try (FaultyPortal other = new FaultyPortal(folder.resolve("other"))) {
            Run run = new Cli(folder)
                    .at(other)
                    .at(Clock.fixed(Cli.NOW.plusSeconds(60), ZoneOffset.UTC))
                    .run("outbox", "send");

            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.err()).contains("the entry is for " + portal.uri(), "now means " + other.uri());
            assertThat(other.changes()).isEmpty();
            assertThat(other.reads()).isZero();
        }
    }

    @Test
    void a_slip_in_the_configuration_harms_no_entry() throws IOException {
        portal.leave();
        create();
        portal.recover();

        Run run = later(Duration.ofMinutes(1)).with("TICKETS_ZIP_LEVEL", "x").run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("TICKETS_ZIP_LEVEL must be", "the ticket is kept in the outbox as 260102-");
        assertThat(drafts()).isEmpty();
        assertThat(later(Duration.ofHours(2)).run("outbox", "send", "-q").exitCode())
                .isZero();
    }

    @Test
    void an_empty_outbox_is_fine() {
        assertThat(cli.run("outbox", "list")).isEqualTo(new Run(0, "", "The outbox is empty.\n"));
        assertThat(cli.run("outbox", "list", "-o", "json")).isEqualTo(new Run(0, "[]\n", ""));
        assertThat(cli.run("outbox", "send")).isEqualTo(new Run(0, "", ""));
        assertThat(cli.run("outbox", "send", "x")).isEqualTo(new Run(3, "", """
                tickets: there is no outbox entry x
                hint: tickets outbox list
                """));
    }

    @Test
    void the_list_shows_what_waits_and_why() {
        portal.leave();
        create();

        assertThat(cli.run("outbox", "list").withoutChance().out())
                .contains("ID", "waiting", "create", "Disk full", "2026-01-02 03:04", "11 B", "connection refused");
        assertThat(cli.run("outbox", "list", "-o", "tsv").withoutChance().out())
                .matches(
                        "ID\tcreate\tDisk full\t\twaiting\t2026-01-02T03:04:05Z\t1\tcannot reach .*: connection refused"
                                + "\t2026-01-02T03:04:[0-3].Z\t11\n");
    }

    @Test
    void what_is_given_up_is_gone() {
        portal.leave();
        create();

        assertThat(cli.run("outbox", "discard", "26").withoutChance()).isEqualTo(new Run(0, "", "ID is deleted.\n"));
        assertThat(states()).isEmpty();
        assertThat(cli.run("outbox", "discard", "26").exitCode()).isEqualTo(3);
    }

    @Test
    void a_dry_run_keeps_nothing() {
        assertThat(create("--dry-run").exitCode()).isZero();
        assertThat(cli.state().resolve("outbox")).doesNotExist();
    }

    @Test
    void marking_says_what_it_wants() {
        portal.leave();
        create();
        assertThat(cli.run("outbox", "mark", "26", "arrived").err()).contains("no number says as which ticket");
        assertThat(cli.run("outbox", "mark", "26", "found").err()).contains("neither arrived nor lost: 'found'");
        assertThat(cli.run("outbox", "mark", "26", "lost", "7")).isEqualTo(new Run(2, "", """
                tickets: what is lost has no number: '7'
                hint: tickets outbox mark ID arrived NUMBER, or tickets outbox mark ID lost
                """));
        assertThat(cli.run("outbox").exitCode()).isEqualTo(2);
        assertThat(states()).containsExactly("waiting");
    }

    @Test
    void on_a_terminal_commands_tell_of_what_has_waited_for_long() {
        portal.leave();
        create();
        Cli desk = new Cli(folder)
                .at(portal)
                .on(new Terminal(true, true, true))
                .at(Clock.systemUTC())
                .with("TICKETS_OUTBOX_WARN_AFTER", "1h");
        portal.recover();
        assertThat(desk.run("departments").err()).isEmpty();

        Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
        assertThat(desk.at(tomorrow).run("departments").err())
                .isEqualTo("Something has been in the outbox for 25 h and has not been sent: tickets outbox list\n");
        assertThat(desk.run("departments", "-q").err()).isEmpty();
        assertThat(desk.with("TICKETS_OUTBOX_WARN_AFTER", "2d")
                        .run("departments")
                        .err())
                .isEmpty();
        assertThat(desk.with("TICKETS_OUTBOX_WARN_AFTER", "soon")
                        .run("departments")
                        .err())
                .isEqualTo("tickets: TICKETS_OUTBOX_WARN_AFTER must be a duration like \"6h\" or \"7d\"\n");
        assertThat(later(Duration.ofDays(3)).run("departments").err()).isEmpty();
    }

    /** Three attachments at a portal that takes one with each message. */
    private Run createWithThree() {
        cli.with("TICKETS_MAX_ATTACHMENTS", "1").with("TICKETS_ATTACHMENT_TRANSPORT", "json");
        for (String name : List.of("a.pdf", "b.pdf", "c.pdf")) {
            cli.write(name, "%PDF-1.4 " + name);
        }
        return create("-q", "--split", "-a", "a.pdf", "b.pdf", "c.pdf", "-o", "tsv", "--fields", "state,outboxId");
    }

    private List<String> names() {
        return cli.run("attachments", "100001", "-o", "tsv", "--fields", "name")
                .out()
                .lines()
                .toList();
    }

    @Test
    void the_rest_of_a_ticket_waits_when_the_portal_goes_away_meanwhile() {
        portal.storesAnd(status(200, "{\"ticket_id\":\"100001\"}"))
                .storesAnd(status(200, "{}"))
                .losesAnd(status(429, ""));
        Run run = createWithThree().withoutChance();

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("incomplete\tID\n");
        assertThat(run.err())
                .contains("#100001 is there, but not sent, from here on: c.pdf")
                .contains("the rest is kept in the outbox as ID")
                .contains(CRON);
        assertThat(states()).containsExactly("waiting");

        Run sent = later(Duration.ofMinutes(5))
                .with("TICKETS_ATTACHMENT_TRANSPORT", "json")
                .run("outbox", "send", "-o", "tsv", "--fields", "number,state");

        assertThat(sent).isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(names()).containsExactly("a.pdf", "b.pdf", "c.pdf");
        assertThat(portal.stored()).hasSize(1);
        assertThat(states()).isEmpty();
    }

    @Test
    void a_reply_with_attachments_that_was_stored_before_the_portal_stumbled_is_found() {
        portal.storesAnd(status(200, "{\"ticket_id\":\"100001\"}"))
                .storesAnd(status(502, ""))
                .losesAnd(status(502, ""));

        assertThat(createWithThree()).isEqualTo(new Run(0, "created\t\n", ""));
        assertThat(names()).containsExactly("a.pdf", "b.pdf", "c.pdf");
        assertThat(portal.changes()).hasSize(4);
    }

    @Test
    void attachments_that_the_portal_threw_away_are_kept() throws IOException {
        portal.dropsFiles();
        cli.with("TICKETS_ATTACHMENT_TRANSPORT", "json").write("a.pdf", "%PDF-1.4");

        Run run = create("-a", "a.pdf");

        assertThat(run.exitCode()).isEqualTo(5);
        String draft = String.valueOf(drafts().get(0).getFileName());
        assertThat(run.err())
                .contains("the portal does not show the attachment a.pdf")
                .contains("hint: tickets reply --draft " + draft + " sends the attachments again");
        assertThat(drafts().get(0).resolve("files/a.pdf")).hasContent("%PDF-1.4");
        assertThat(states()).isEmpty();
    }

    @Test
    void a_text_that_the_portal_cut_is_kept_whole() throws IOException {
        portal.cutsTexts();

        Run run = cli.stdin("It is full. \uD83D\uDE00 Please help.")
                .run("create", "-d", "General", "-s", "Disk full", "-F", "-");

        assertThat(run.withoutChance()).isEqualTo(new Run(5, """
                Ticket created, but incomplete: #100001
                %s/tickets/view/100001/
                """.formatted(portal.uri()), """
                tickets: #100001 is there, but only the first 12 of 27 characters of the message arrived
                hint: compare with tickets view 100001, and add what is missing; all of it is kept: \
                tickets drafts show ID, tickets reply --draft ID
                """));
        assertThat(states()).isEmpty();
        assertThat(cli.run("drafts", "show", "26").out())
                .contains("#100001", "\n  It is full. \uD83D\uDE00 Please help.\n");
    }

    @Test
    void a_cut_text_and_what_it_lost_of_its_attachments_are_one_draft() throws IOException {
        portal.cutsTexts().dropsFiles();
        cli.with("TICKETS_ATTACHMENT_TRANSPORT", "json").write("a.pdf", "%PDF-1.4");

        Run run = cli.run("create", "-d", "1", "-s", "Full", "-m", "It is \uD83D\uDE00 full.", "-a", "a.pdf");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("all of it is kept: ").doesNotContain("sends the attachments again");
        assertThat(drafts()).hasSize(1);
        assertThat(drafts().get(0).resolve("files/a.pdf")).hasContent("%PDF-1.4");
        assertThat(cli.run("drafts", "show", "26").out()).contains("\n  It is \uD83D\uDE00 full.\n");
    }
}
