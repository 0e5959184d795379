package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.TextStorage;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A portal that loses emoji is remembered, and gets names instead; nothing is ever sent twice. */
class LostCharactersTest extends FilingFixture {
    private static final String SMILE = "\uD83D\uDE00";

    private void storing(TextStorage texts) {
        portal.close();
        portal = new FaultyPortal(folder.resolve("portal"), options -> options.withTexts(texts));
        cli.at(portal).with("TICKETS_TIME_ZONE", "UTC");
    }

    private Run file(String subject, String text) {
        return cli.run("create", "-d", "General", "-s", subject, "-m", text);
    }

    private String body(int ticket, int message) {
        return portal.stored().get(ticket).messages().get(message).body();
    }

    private String facts() throws IOException {
        try (Stream<Path> files = Files.list(cli.state().resolve("portals"))) {
            return Files.readString(files.filter(file -> file.toString().endsWith(".json"))
                    .toList()
                    .get(0));
        }
    }

    private Cli later() {
        return later(Duration.ofMinutes(6)).with("TICKETS_TIME_ZONE", "UTC");
    }

    @Test
    void the_ticket_that_was_cut_says_so_and_its_rest_is_a_draft() throws IOException {
        storing(TextStorage.CUT);

        Run run = file("Disk full", "It is full. " + SMILE + " Please help.");

        assertThat(run.withoutChance()).isEqualTo(new Run(5, """
                Ticket created, but incomplete: #100001
                %s/tickets/view/100001/
                """.formatted(portal.uri()), """
                tickets: #100001 is confirmed, but the portal cut the message before [grinning face]: only the first 12 \
                of 27 characters of the message arrived
                hint: the rest is kept: tickets reply --draft ID sends the rest, with names for characters that the \
                portal does not keep
                """));
        assertThat(facts()).contains("\"bmpOnly\":\"2026-01-02\"");

        assertThat(cli.run("reply", "--draft", "26"))
                .isEqualTo(new Run(
                        0,
                        """
                Reply sent! #100001
                %s/tickets/view/100001/
                """.formatted(portal.uri()),
                        "This portal does not keep every character: sent as [grinning face].\n"));
        assertThat(body(0, 1)).startsWith("[grinning face] Please help.\n\n-- \nRef: tk-");
        assertThat(drafts()).isEmpty();
    }

    @Test
    void from_then_on_names_stand_in_subjects_and_texts() {
        storing(TextStorage.CUT);
        file("Disk", "Full " + SMILE);

        Run run = file("Disk " + SMILE + " full", "\uD842\uDFB7野家 \uD83D\uDC4D\uD83C\uDFFD");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("This portal does not keep every character: sent as [grinning face], [U+20BB7],"
                        + " [thumbs up sign, medium skin tone].\n");
        assertThat(portal.stored().get(1).subject()).isEqualTo("Disk [grinning face] full");
        assertThat(body(1, 0)).startsWith("[U+20BB7]野家 [thumbs up sign, medium skin tone]\n\n-- \nRef: ");
        assertThat(cli.run("reply", "100002", "-m", "Now " + SMILE, "-q").exitCode())
                .isZero();
        assertThat(body(1, 1)).startsWith("Now [grinning face]\n");
    }

    @Test
    void a_dry_run_shows_the_names() {
        storing(TextStorage.CUT);
        file("Disk", "Full " + SMILE);

        assertThat(cli.run("create", "-d", "1", "-s", "Disk " + SMILE, "-m", "Full " + SMILE, "--dry-run")
                        .out())
                .contains("Subject: Disk [grinning face]\n", "\nFull [grinning face]\n");
        assertThat(cli.run("reply", "100001", "-m", "Still " + SMILE, "--dry-run")
                        .out())
                .contains("\nStill [grinning face]\n");
        assertThat(cli.run("reply", "100001", "-m", "Still " + SMILE, "--dry-run", "-o", "json")
                        .out())
                .contains("\"message\": \"Still [grinning face]\"");
    }

    @Test
    void a_cut_subject_is_named_and_its_ticket_is_found() {
        storing(TextStorage.CUT);

        Run run = file("Disk " + SMILE + " full", "It is full.");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).isEqualTo("""
                tickets: #100001 is confirmed, but the portal cut the subject before [grinning face]
                hint: tickets reply 100001 -m 'Subject: Disk [grinning face] full'
                """);
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void a_subject_and_a_text_that_begin_with_an_emoji_are_found_with_nothing_left() {
        storing(TextStorage.CUT);

        Run run = file(SMILE + " alarm", SMILE + " Disk full");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err())
                .contains("the portal cut the subject before [grinning face]")
                .contains("the portal cut the message before [grinning face]");
        assertThat(portal.stored()).hasSize(1);
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void question_marks_instead_of_emoji_are_noticed_and_nothing_else_is_missing() throws IOException {
        storing(TextStorage.REPLACE);

        Run run = file("Why? " + SMILE, "Full? " + SMILE + " Yes.");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).isEqualTo("""
                tickets: #100001 is confirmed, but the portal does not show these characters of the subject: \
                [grinning face]; the portal does not show these characters of the message: [grinning face]
                hint: tickets reply 100001 -m 'Subject: Why? [grinning face]'; tickets reply 100001 -m \
                'My message lacks [grinning face]' if they matter
                """);
        assertThat(drafts()).isEmpty();
        assertThat(facts()).contains("\"bmpOnly\":\"2026-01-02\"");
        assertThat(file("Why? " + SMILE, "Full? " + SMILE).exitCode()).isZero();
        assertThat(portal.stored().get(1).subject()).isEqualTo("Why? [grinning face]");
    }

    @Test
    void question_marks_of_the_author_teach_nothing() {
        storing(TextStorage.REPLACE);

        assertThat(file("Why? Who?", "What? �").exitCode()).isZero();

        assertThat(file("Disk " + SMILE, "Help").err()).contains("the portal does not show these characters");
    }

    @Test
    void a_portal_that_keeps_every_character_gets_every_character() {
        storing(TextStorage.WHOLE);

        assertThat(file("Disk " + SMILE, "Full? " + SMILE).exitCode()).isZero();
        assertThat(file("Disk " + SMILE, "Full? " + SMILE).exitCode()).isZero();
        assertThat(body(1, 0)).startsWith("Full? " + SMILE);
    }

    @Test
    void a_refusal_for_a_character_is_answered_with_names_at_once() throws IOException {
        storing(TextStorage.REFUSE);

        Run run = file("Disk " + SMILE, "Full " + SMILE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("This portal does not keep every character: sent as [grinning face].\n");
        assertThat(portal.ticket().subject()).isEqualTo("Disk [grinning face]");
        assertThat(portal.changes()).hasSize(2);
        assertThat(facts()).contains("\"bmpOnly\":\"2026-01-02\"");
        assertThat(cli.run("reply", "100001", "-m", SMILE, "-q").exitCode()).isZero();
        assertThat(portal.changes()).hasSize(3);
    }

    @Test
    void a_portal_that_fails_at_a_character_is_searched_and_then_gets_names() {
        storing(TextStorage.REFUSE);
        file("Disk", "Full");
        portal.losesAnd(status(
                500,
                "{\"error\":[\"SQLSTATE[HY000]: General error: 1366 Incorrect string value:"
                        + " '\\\\xF0\\\\x9F\\\\x98\\\\x80 no...' for column 'body' at row 1\"]}"));

        assertThat(cli.run("reply", "100001", "-m", "Full " + SMILE, "-q").exitCode())
                .isZero();

        assertThat(portal.ticket().messages()).hasSize(2);
        assertThat(body(0, 1)).startsWith("Full [grinning face]\n");
    }

    @Test
    void a_message_for_the_portals_new_words_waits_in_the_outbox_with_its_emoji() {
        storing(TextStorage.CUT);
        portal.leave();
        assertThat(file("Disk " + SMILE, "Full " + SMILE).exitCode()).isEqualTo(75);
        portal.recover();
        file("Teach", "Me " + SMILE);

        Run run = later().run("outbox", "send");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("sent as [grinning face]");
        assertThat(portal.stored().get(1).subject()).isEqualTo("Disk [grinning face]");
    }

    @Test
    void a_cut_ticket_is_found_after_a_lost_answer_and_never_sent_twice() {
        storing(TextStorage.CUT);
        portal.storesAnd(() -> {
            portal.answersReadsWith(503);
            return status(502, "").bytes();
        });
        assertThat(file("Disk full", "It is full. " + SMILE + " Please help.").exitCode())
                .isEqualTo(6);
        portal.answersReadsWith(200);

        Run run = later().run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("#100001 is confirmed, but the portal cut the message before [grinning face]");
        assertThat(portal.changes()).hasSize(1);
        assertThat(states()).isEmpty();
    }

    @Test
    void a_cut_ticket_is_found_in_the_same_run_too() {
        storing(TextStorage.CUT);
        portal.storesAnd(status(502, ""));

        assertThat(file("Disk " + SMILE + " full", "It is full. " + SMILE + " Please help.")
                        .exitCode())
                .isEqualTo(5);
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void a_replaced_ticket_is_found_by_its_reference_although_its_subject_has_changed() {
        storing(TextStorage.REPLACE);
        portal.storesAnd(status(502, ""));

        assertThat(file("Disk " + SMILE + " full", "It is full.").exitCode()).isEqualTo(5);
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void a_cut_reply_is_found_after_a_lost_answer_and_never_sent_twice() {
        storing(TextStorage.CUT);
        file("Disk", "Full");
        portal.storesAnd(() -> {
            portal.answersReadsWith(503);
            return status(502, "").bytes();
        });
        assertThat(cli.run("reply", "100001", "-m", "Still full " + SMILE + " now")
                        .exitCode())
                .isEqualTo(6);
        portal.answersReadsWith(200);

        // another message of ours in that ticket makes it unclear whose the cut reply is
        assertThat(later().run("outbox", "send").exitCode()).isEqualTo(6);
        assertThat(portal.changes()).hasSize(2);
    }

    @Test
    void a_cut_reply_is_found_in_the_same_run() {
        storing(TextStorage.CUT);
        file("Disk", "Full");
        portal.storesAnd(status(502, ""));

        Run run = cli.run("reply", "100001", "-m", "Still full " + SMILE + " now");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("the portal cut the message before [grinning face]");
        assertThat(portal.changes()).hasSize(2);
    }

    @Test
    void a_reply_of_which_nothing_is_left_stays_unclear() {
        storing(TextStorage.CUT);
        create("-q", "--no-ref");
        portal.storesAnd(() -> {
            portal.answersReadsWith(503);
            return status(502, "").bytes();
        });
        assertThat(cli.run("reply", "100001", "-m", SMILE + " Still full").exitCode())
                .isEqualTo(6);
        portal.answersReadsWith(200);

        // nothing is left of the text, so nothing proves whose the empty message is
        Run run = later().run("outbox", "send");
        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("holds the beginning of the text, but no reference");
        assertThat(portal.changes()).hasSize(2);
    }

    @Test
    void without_the_time_zone_of_the_portal_a_cut_ticket_stays_unclear() {
        storing(TextStorage.CUT);
        cli = cli.with("TICKETS_TIME_ZONE", "");
        portal.storesAnd(status(502, ""));

        Run run = file("Disk full", "It is full. " + SMILE + " Please help.");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("#100001 holds the beginning of the text, but no reference");
        assertThat(portal.changes()).hasSize(1);
    }

    @Test
    void two_cut_tickets_that_look_alike_stay_unclear() {
        storing(TextStorage.CUT);
        Cli colleague = new Cli(folder.resolve("colleague")).at(portal);
        assertThat(colleague
                        .run("create", "-d", "1", "-s", "Disk full", "-m", "Full " + SMILE + " one")
                        .exitCode())
                .isEqualTo(5);
        portal.storesAnd(status(502, ""));

        Run run = file("Disk full", "Full " + SMILE + " two");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("holds the beginning of the text, but no reference");
        assertThat(portal.stored()).hasSize(2);
        assertThat(states()).containsExactly("unclear");
    }

    @Test
    void code_that_the_portal_blocks_is_sent_in_a_zip() throws IOException {
        storing(TextStorage.CUT);

        Run run = file("Malware", "I found <?php eval(base64_decode('aGk='));");

        assertThat(run.withoutChance()).isEqualTo(new Run(1, "", """
                tickets: the portal refused: blocked_ticketContent (the message holds words that the portal blocks)
                hint: portals block code such as eval(base64_decode: leave it out of the message, and send the sample \
                inside a zip: --zip -a FILE; the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
        assertThat(file("eval(base64_decode", "Help").err())
                .contains("blocked_ticketSubject", "leave it out of the subject");
        cli.write("sample.php", "<?php eval(base64_decode('aGk='));");
        assertThat(cli.run("create", "-d", "1", "-s", "Malware", "-m", "See it", "-a", "sample.php", "--zip", "-q")
                        .exitCode())
                .isZero();
    }
}
