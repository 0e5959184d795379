package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import org.junit.jupiter.api.Test;

/** What the options of tickets create add to a ticket, and what is said of those that are wrong or missing. */
class CreateOptionsTest extends CreateFixture {
    @Test
    void an_urgent_ticket_is_marked_and_says_what_has_no_field_at_the_portal() {
        Run run = cli.run(
                "create",
                "-d",
                "vps",
                "-s",
                "Disk full",
                "-m",
                "Help",
                "--urgent",
                "--impact",
                "all\nusers",
                "--contact",
                "phone 123",
                "--service",
                "db1",
                "--cc",
                "a@x.example,b@y.example",
                "--cc",
                "A@X.example",
                "--dry-run");

        assertThat(run.out()).isEqualTo("""
                Nothing was sent. The message would be:

                Department: BESTNET-CLOUD (1)
                Subject: [URGENT] Disk full
                CC: a@x.example, b@y.example

                Help

                Impact: all
                  users
                Preferred contact: phone 123
                Related service: VPS-4 (8, db1.example.net)
                CC: a@x.example, b@y.example
                """);
    }

    @Test
    void an_urgent_ticket_without_impact_or_contact_is_filed_with_an_advice() {
        assertThat(cli.run("create", "-d", "1", "-s", "[urgent] Down", "-m", "Help", "--urgent", "--fields", "subject"))
                .isEqualTo(new Run(
                        0,
                        "SUBJECT  [urgent] Down\n",
                        "Support answers an urgent ticket faster with --impact and --contact.\n"));
        assertThat(cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help", "--urgent")
                        .err())
                .isEmpty();
    }

    @Test
    void host_info_adds_a_line_about_this_machine() {
        Run run = cli.run("create", "-d", "1", "-s", "Down", "-m", "Help", "--host-info", "--dry-run");

        assertThat(run.out()).containsPattern("\nHelp\n\nHost: .*2026-01-02T03:04:05Z\n$");
    }

    @Test
    void takes_department_and_copies_of_the_profile() {
        cli.config("""
                [profiles.work]
                portal = "http://127.0.0.1:1"
                default-department = "Billing"
                cc = ["boss@example.net"]
                """);

        Run run = cli.with("TICKETS_PROFILE", "work")
                .with("TICKETS_TOKEN", "t")
                .run("create", "-s", "Invoice", "-m", "Which?", "--timeout", "5s");

        // there is nobody at that port: what matters is that no department was missed
        assertThat(run.exitCode()).isEqualTo(75);
    }

    @Test
    void says_what_is_missing_before_anything_is_asked_of_the_portal() {
        assertThat(cli.run("create", "-d", "1", "-m", "Help")).isEqualTo(new Run(2, "", """
                tickets: no subject given
                hint: -s SUBJECT
                """));
        assertThat(cli.run("create", "-d", "1", "-s", "Down")).isEqualTo(new Run(2, "", """
                tickets: no message given
                hint: -m TEXT, -F FILE, or -F - to read it from a pipe
                """));
        assertThat(cli.run("create", "-s", "Down", "-m", "Help")).isEqualTo(new Run(2, "", """
                tickets: no department given
                hint: -d DEPARTMENT; tickets departments lists them
                """));
        assertThat(cli.run("create", "-d", "1", "-s", " ", "-m", "Help")).isEqualTo(new Run(2, "", """
                tickets: the subject is empty
                hint: -s SUBJECT
                """));
        assertThat(cli.run("create", "-d", "1", "-s", "a\nb", "-m", "Help")).isEqualTo(new Run(2, "", """
                tickets: the subject spans several lines
                hint: use one line; put the details into the message
                """));
        assertThat(cli.run("create", "-d", "1", "-s", "Down", "-m", " \n")).isEqualTo(new Run(2, "", """
                tickets: the message is empty
                hint: -m TEXT, -F FILE, or -F - to read it from a pipe
                """));
    }

    @Test
    void names_every_copy_that_is_no_address() {
        assertThat(cli.run("create", "-d", "1", "-s", "Down", "-m", "Help", "--cc", "ann,bob@x.example", "--cc", "@y"))
                .isEqualTo(new Run(2, "", """
                tickets: not e-mail addresses: 'ann', '@y'
                hint: separate addresses by commas: --cc ann@example.net,bob@example.net
                """));
    }

    @Test
    void a_department_or_service_that_is_not_clear_or_not_there_lists_what_could_be_meant() {
        assertThat(cli.run("create", "-d", "in", "-s", "Down", "-m", "Help").withoutChance())
                .isEqualTo(new Run(2, "", """
                tickets: department 'in' is ambiguous: Billing (2), Domains (3)
                hint: use the id or the whole name; the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
        assertThat(cli.run("create", "-d", "biling", "-s", "Down", "-m", "Help").withoutChance())
                .isEqualTo(new Run(3, "", """
                tickets: department 'biling' does not exist
                hint: nearest: Billing (2), Domains (3), General (4); list all: tickets departments; the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
        assertThat(cli.run("create", "-d", "1", "-s", "Down", "-m", "Help", "--service", "vps")
                        .withoutChance())
                .isEqualTo(new Run(2, "", """
                tickets: service 'vps' is ambiguous: VPS-2 (7), VPS-4 (8)
                hint: use the id or the whole name; the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
    }
}
