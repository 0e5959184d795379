package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Client;
import dev.tickets.testing.Fault;
import dev.tickets.testing.FaultyPortal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A text that only the portal may keep is never in the outbox, whatever happens to it. */
class UnkeptTextTest extends EncryptedByPortalFixture {
    private static final String NOT_KEPT = "not saved: it would be stored unencrypted";

    private List<String> states() {
        return cli.run("outbox", "list", "-o", "tsv", "--fields", "state")
                .out()
                .lines()
                .toList();
    }

    @Test
    void while_the_portal_is_away_nothing_is_kept() {
        prove();
        portal.failing(FaultyPortal.ANY, 1, Fault.REFUSED, 100);

        Run run = create("--impact", "staple staple");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(69);
        assertThat(run.err())
                .contains("; the ticket is " + NOT_KEPT)
                .contains("hint: send the message again when the portal is");
        assertThat(states()).isEmpty();
        assertThat(cli.run("drafts", "list").out()).isEmpty();
        portal.recover();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void what_the_portal_refuses_is_not_kept_either() {
        prove();

        Run run = reply("999999");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("; the reply is " + NOT_KEPT);
        assertThat(states()).isEmpty();
        assertThat(cli.run("drafts", "list").out()).isEmpty();
    }

    @Test
    void of_an_unclear_one_only_the_reference_is_kept_and_it_is_found_by_that() {
        prove();
        cli.within(Client.impatient());
        portal.failing(FaultyPortal.CREATE, 1, Fault.STALLED_AFTER);

        Run run = create();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(portal.stored()).hasSize(2);
        assertThat(states()).isEmpty();
    }

    @Test
    void an_unclear_one_that_cannot_be_looked_for_now_is_looked_for_later() {
        prove();
        portal.failing(FaultyPortal.ANY, 2, Fault.RESET_AFTER, 100);

        Run run = create();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(6);
        assertThat(run.err())
                .contains("; its text is " + NOT_KEPT + "; the outbox keeps the data to search for the ticket as ")
                .contains("tickets outbox send searches the portal first");
        assertThat(states()).containsExactly("unclear");
        portal.recover();

        Run found = cli.run("outbox", "send", "-o", "json", first());

        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(found.out()).contains("\"encrypted\": true");
        assertThat(states()).isEmpty();
        assertThat(portal.stored()).hasSize(2);
    }

    @Test
    void one_that_has_not_arrived_becomes_a_draft_without_its_text() {
        prove();
        portal.failing(FaultyPortal.ANY, 2, Fault.RESET_BEFORE, 100);
        assertThat(create("--impact", "staple staple").exitCode()).isEqualTo(6);
        portal.recover();
        assertThat(cli.run("outbox", "show", first()).out()).contains("The text is encrypted or was not kept");

        cli.at(Clock.fixed(Cli.NOW.plus(Duration.ofMinutes(6)), ZoneOffset.UTC));
        Run run = cli.run("outbox", "send", first());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("the ticket has not arrived, and its text was not kept, because it would have been stored"
                        + " unencrypted")
                .contains("hint: write the message again; the draft is kept: tickets drafts show ");
        assertThat(portal.stored()).hasSize(1);
        String draft =
                cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();
        cli.stdin(TEXT);
        Run again = cli.run("create", "--draft", draft, "-F", "-", "-o", "json");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("\"subject\": \"Login\"", "\"encrypted\": true");
    }

    @Test
    void one_that_is_said_to_be_lost_is_not_sent_without_its_text() {
        prove();
        portal.failing(FaultyPortal.ANY, 2, Fault.RESET_BEFORE, 100);
        assertThat(create("--no-ref").exitCode()).isEqualTo(6);
        portal.recover();
        assertThat(cli.run("outbox", "mark", first(), "lost").exitCode()).isZero();

        assertThat(cli.run("outbox", "send", first()).exitCode()).isEqualTo(1);

        assertThat(portal.stored()).hasSize(1);
        assertThat(states()).isEmpty();
    }

    @Test
    void the_mark_of_one_that_is_found_later_is_required_as_well() {
        at(
                new FaultyPortal(folder.resolve("other"), options -> options.without(Feature.ENCRYPTION)),
                "encrypt-portal = \"proven\"");
        portal.failing(FaultyPortal.ANY, 2, Fault.RESET_AFTER, 100);
        assertThat(create().exitCode()).isEqualTo(6);
        portal.recover();

        Run found = cli.run("outbox", "send", first());

        assertThat(found.exitCode()).as(found.err()).isEqualTo(5);
        assertThat(found.err()).contains("THE PORTAL HAS NOT ENCRYPTED THE MESSAGE");
    }
}
