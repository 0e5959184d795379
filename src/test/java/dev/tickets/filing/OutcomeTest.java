package dev.tickets.filing;

import static dev.tickets.testing.FaultyPortal.silence;
import static dev.tickets.testing.FaultyPortal.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a ticket or reply when the portal stumbles: it arrives once, or it is kept and that is said. */
class OutcomeTest extends FilingFixture {
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
                tickets: the portal failed with HTTP 502 at POST %s/api/tickets: it is unclear whether the portal has the message; the ticket is kept in the outbox as ID
                hint: do not send the message again: tickets outbox send searches the portal first; for cron: %s
                """.formatted(portal.uri(), CRON)));
        assertThat(states()).containsExactly("unclear");
        assertThat(later(Duration.ofMinutes(6)).run("outbox", "send", "-q").exitCode())
                .isZero();
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
    void a_dry_run_keeps_nothing() {
        assertThat(create("--dry-run").exitCode()).isZero();
        assertThat(cli.state().resolve("outbox")).doesNotExist();
    }
}
