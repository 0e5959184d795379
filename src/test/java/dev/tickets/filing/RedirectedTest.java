package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A portal that answers a change with a redirect: PHP does so with 302 after it has stored a form, and a web server
 * with 301 because the portal has moved. The program looks for the message, and then knows.
 */
class RedirectedTest {
    private static final String HINT =
            "do not send the message again: tickets outbox send searches the portal first; for cron: */5 * * * *"
                    + " tickets outbox send -q";
    private static final String ADDRESS =
            "if the new address is right, set it: tickets login --portal URL, or portal and api-url in config.toml";

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

    private Run run(String line) {
        return cli.run(line.split(" "));
    }

    private Run create() {
        return run("create -d General -s Disk -m Full. -o tsv --fields number,state");
    }

    private static FaultyPortal.Answer redirect(int status) {
        return status(status, "", "Location", "/tickets/view/100001/");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 305, 306, 307, 308, 399})
    void what_was_stored_is_found(int status) {
        portal.storesAnd(redirect(status));
        assertThat(create()).isEqualTo(new Run(0, "100001\tcreated\n", ""));

        portal.storesAnd(redirect(status));
        assertThat(run("reply 100001 -m Still. -o tsv --fields number,state"))
                .isEqualTo(new Run(0, "100001\treplied\n", ""));

        portal.storesAnd(redirect(status));
        assertThat(run("close 100001 -o tsv --fields number,status")).isEqualTo(new Run(0, "100001\tClosed\n", ""));

        portal.storesAnd(redirect(status));
        assertThat(run("reopen 100001 -o tsv --fields number,status")).isEqualTo(new Run(0, "100001\tOpen\n", ""));

        assertThat(portal.changes())
                .containsExactly(
                        "POST /api/tickets",
                        "POST /api/tickets/100001",
                        "PUT /api/tickets/100001/close",
                        "PUT /api/tickets/100001/open");
        assertThat(portal.stored()).hasSize(1);
        assertThat(portal.ticket().messages()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 305, 306, 307, 308, 399})
    void what_was_not_stored_is_sent_once_more_and_then_kept(int status) {
        portal.losesAnd(redirect(status)).losesAnd(redirect(status));

        assertThat(create().withoutChance())
                .isEqualTo(new Run(6, "", """
                        tickets: the portal redirected POST %s/api/tickets to /tickets/view/100001/ (HTTP %d): it is unclear whether the portal has the message; the ticket is kept in the outbox as ID
                        hint: %s; %s
                        """.formatted(portal.uri(), status, HINT, ADDRESS)));
        assertThat(portal.changes()).hasSize(2);

        // a later run sends it once more, and finds what the portal stored this time
        portal.storesAnd(redirect(status));
        assertThat(new Cli(folder)
                        .at(portal)
                        .at(Clock.fixed(Cli.NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC))
                        .run("outbox", "send", "-o", "tsv", "--fields", "number,state"))
                .isEqualTo(new Run(0, "100001\tcreated\n", ""));
        assertThat(portal.stored()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://portal.example.net/api/tickets | https://portal.example.net/api/tickets",
                "//portal.example.net/ | //portal.example.net/",
                "?done=1 | ?done=1",
                "http:///:: | http:///::",
            })
    void the_target_is_shown_and_not_followed(String location, String shown) {
        portal.losesAnd(status(301, "", "Location", location)).losesAnd(status(301, "", "Location", location));

        assertThat(create().err())
                .contains(" to " + shown + " (HTTP 301): it is unclear")
                .contains(ADDRESS);
        assertThat(portal.changes()).containsExactly("POST /api/tickets", "POST /api/tickets");
    }

    @Test
    void a_target_that_is_an_attack_is_shown_harmlessly_and_cut() {
        String attack = "/\u001b[31m" + "x".repeat(5_000);
        portal.losesAnd(status(302, "", "Location", attack)).losesAnd(status(302, "", "Location", attack));

        assertThat(create().err())
                .doesNotContain("\u001b")
                .contains("xxx… (HTTP 302)")
                .hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 304, 307})
    void without_a_target_it_is_unclear_as_well(int status) {
        portal.losesAnd(status(status, "")).losesAnd(status(status, ""));

        assertThat(create().withoutChance()).isEqualTo(new Run(6, "", """
                        tickets: the answer to POST %s/api/tickets is empty (HTTP %d): it is unclear whether the portal has the message; the ticket is kept in the outbox as ID
                        hint: %s
                        """.formatted(portal.uri(), status, HINT)));
    }

    @Test
    void a_status_that_did_not_change_is_unclear() {
        assertThat(create().exitCode()).isZero();
        portal.losesAnd(redirect(302));

        assertThat(run("close 100001")).isEqualTo(new Run(6, "", """
                tickets: the portal redirected PUT %s/api/tickets/100001/close to /tickets/view/100001/ (HTTP 302): it is unclear whether the portal has the message
                hint: %s
                """.formatted(portal.uri(), ADDRESS)));
    }

    @Test
    void without_an_outbox_the_draft_says_the_same() {
        portal.losesAnd(redirect(302)).losesAnd(redirect(302));

        assertThat(run("create -d General -s Disk -m Full. --no-queue").withoutChance())
                .isEqualTo(new Run(6, "", """
                        tickets: the portal redirected POST %s/api/tickets to /tickets/view/100001/ (HTTP 302): it is unclear whether the portal has the message
                        hint: do not send the message again before you check: tickets list --status all --search 'Disk'; %s; the draft is kept: tickets drafts show ID, tickets create --draft ID
                        """.formatted(portal.uri(), ADDRESS)));
    }
}
