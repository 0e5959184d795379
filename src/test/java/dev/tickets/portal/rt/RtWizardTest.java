package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard and its drafts at a Request Tracker, line by line. */
@SuppressWarnings("NullAway.Init") // made before each test
class RtWizardTest {
    private static final String[] INVOICE = {"create", "-d", "Billing", "-s", "Invoice"};
    private static final String MESSAGE = "Wrong sum\n.\n";

    @TempDir
    Path folder;

    private final FakeRt server = new FakeRt(100, false);
    private Cli cli;

    @BeforeEach
    void as_carol() {
        cli = new Cli(folder)
                .at(Clock.systemUTC())
                .with("TICKETS_PORTAL", server.address().toString())
                .with("TICKETS_TYPE", "rt")
                .with("TICKETS_TOKEN", server.token("carol"))
                .with("TERM", "dumb")
                .on(new Terminal(true, true, true));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private Run answered(String answers, String... command) {
        Run run = cli.stdin(answers).run(command).withoutChance();
        return new Run(
                run.exitCode(), run.out(), run.err().replace(server.address().toString(), "PORTAL"));
    }

    @Test
    void a_ticket_takes_four_answers_and_the_menu_names_what_the_portal_can_do() {
        Run run = answered("bill\nInvoice\nWrong sum\n.\n\n\n", "create");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Ticket created! #1\n");
        assertThat(run.err()).startsWith("""
                Department:
                  1) Technical Support - Technical Support department
                  2) Billing - Billing department
                  3) Odd - Odd department
                  4) Locked - Locked department
                  5) Werkstatt - Werkstatt department
                  6) Not sure - support moves the ticket to the right one
                Number, or part of the name [1]: Subject: Message:""").contains("""

                Department: Billing (4)
                Subject: Invoice

                Wrong sum

                --\s
                Ref: REF

                Next step:
                  1) Send - as shown
                  2) Service - none
                  3) CC - none
                  4) Attachments - none
                  5) Screenshot - paste it from the clipboard
                  6) Urgency - not urgent
                  7) Encryption - off; needs a key
                  8) Edit - department, subject, message
                """);
    }

    @Test
    void a_service_is_taken_as_it_is_typed_and_becomes_a_line_of_the_message() {
        Run run = answered(MESSAGE + "service\nVPS 7\nsend\n\n", INVOICE);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("""
                this portal has no list of services
                Related service (typed name, or empty):\s""");
        assertThat(cli.run("view", "1").out()).contains("  Related service: VPS 7 (as typed)\n");
    }

    @Test
    void a_service_of_the_command_line_is_not_asked_for_again() {
        Run run = answered(MESSAGE + "send\n\n", "create", "--service", "VPS 7", "-s", "Invoice", "-d", "Billing");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("  2) Service - VPS 7\n").doesNotContain("this portal has no list of services");
        assertThat(cli.run("view", "1").out()).contains("  Related service: VPS 7 (as typed)\n");
    }

    @Test
    void encryption_offers_a_key_and_no_test_of_the_portal() {
        Run run = answered(MESSAGE + "encryption\n2\ncancel\n", INVOICE);

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err()).contains("""
                Nothing can be encrypted yet: no key is configured, and this portal has no encryption of its own.
                Encryption:
                  1) Import a key - of the support desk, from a file
                  2) Do not encrypt - support and the portal read it
                """);
    }

    @Test
    void a_draft_is_kept_and_continued() {
        Run saved = answered(MESSAGE + "save\n", INVOICE);
        assertThat(saved.exitCode()).as(saved.err()).isZero();
        assertThat(server.data().tickets).isEmpty();
        String id =
                cli.run("drafts", "list", "-o", "tsv", "--fields", "id").out().strip();

        Run sent = cli.stdin("send\n\n").run("create", "--draft", id);

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(server.data().tickets).hasSize(1);
        assertThat(cli.run("drafts", "list", "-o", "tsv").out()).isEmpty();
    }

    @Test
    void a_reply_closes_the_ticket_where_that_is_wanted() {
        assertThat(answered(MESSAGE + "send\n\n", INVOICE).exitCode()).isZero();

        Run run = answered("Thanks\n.\nclose\ny\nsend\n", "reply", "1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(cli.run("view", "1", "--last", "1").out())
                .contains("Status      resolved\n")
                .contains("  Thanks\n");
    }

    @Test
    void names_of_departments_are_kept_for_the_next_run() {
        assertThat(cli.run("departments").exitCode()).isZero();
        assertThat(cli.run("departments").out()).contains("Billing department");
        assertThat(server.requests()).hasSize(1);
        server.close();

        Run offline = answered("bill\nInvoice\nWrong sum\n.\nsave\n", "create");

        assertThat(offline.exitCode()).as(offline.err()).isZero();
        assertThat(offline.err()).contains("  2) Billing - Billing department\n");
        assertThat(cli.run("drafts", "list", "-o", "tsv", "--fields", "subject").out())
                .isEqualTo("Invoice\n");
    }
}
