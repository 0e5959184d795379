package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a portal says when it refuses is a key of its own language file; each that is known is explained. */
class PortalWordsTest {
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

    private Run create() {
        return cli.run("create", "-d", "General", "-s", "Disk full", "-m", "It is full.")
                .withoutChance();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | empty_subject_line | the subject is empty",
                "1 | empty_message | the message is empty",
                "1 | file_not_allowedext | an attachment has a type that the portal does not accept",
                "1 | file_tobig | an attachment is too large for the portal",
                "1 | no_ticket_departments | this login may not open tickets in any department",
                "1 | wrong_image_verification | the portal requires a captcha",
                "1 | invalid_token_foroperation | the portal did not accept the token for this",
                "3 | ticketdept_dontexists | the department does not exist",
            })
    void of_a_ticket(int exitCode, String key, String meaning) {
        portal.losesAnd(status(200, "{\"error\":[\"" + key + "\"]}"));

        assertThat(create()).isEqualTo(new Run(exitCode, "", """
                tickets: the portal refused: %s (%s)
                hint: the draft is kept: tickets drafts show ID, tickets create --draft ID
                """.formatted(key, meaning)));
        assertThat(portal.changes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close | cantclosestaff | tickets opened by staff cannot be closed by customers",
                "reopen | cantreopen | this ticket cannot be reopened by customers",
            })
    void of_a_change_of_status(String command, String key, String meaning) {
        create();
        if (command.equals("reopen")) {
            assertThat(cli.run("close", "100001").exitCode()).isZero();
        }
        portal.losesAnd(status(200, "{\"error\":[\"" + key + "\"]}"));

        assertThat(cli.run(command, "100001"))
                .isEqualTo(new Run(1, "", "tickets: the portal refused: " + key + " (" + meaning + ")\n"));
    }

    @Test
    void several_come_one_after_the_other_and_text_stays_as_it_is() {
        portal.losesAnd(status(400, "{\"error\":[\"empty_message\",\"Ask <b>Bob</b>.\",\"file_tobig\"]}"));

        assertThat(create()).isEqualTo(new Run(1, "", """
                tickets: the portal refused: empty_message (the message is empty); Ask <b>Bob</b>.; file_tobig (an attachment is too large for the portal)
                hint: the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
    }

    @Test
    void a_no_without_a_reason_is_one_too() {
        portal.losesAnd(status(200, "{\"success\":false}"));

        assertThat(create()).isEqualTo(new Run(1, "", """
                tickets: the portal refused: the portal refused without a reason
                hint: the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
    }
}
