package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code tickets create}, against the practice portal. */
class CreateTest extends CreateFixture {
    @Test
    void files_a_ticket_and_prints_its_number_and_address() {
        assertThat(cli.run("create", "-d", "VPS", "-s", "Disk full", "-m", "Please help"))
                .isEqualTo(new Run(0, """
                        Ticket created! #100001
                        http://127.0.0.1:8017/tickets/view/100001/
                        """, "The address opens while 'tickets sandbox serve' runs.\n"));
    }

    @Test
    void the_long_names_of_its_options_do_the_same() {
        cli.write("graph.png", CreateAttachmentsTest.PNG);

        Run run = cli.run(
                "create",
                "--department",
                "VPS",
                "--subject",
                "Disk full",
                "--message",
                "Please help",
                "--attach",
                "graph.png",
                "--output",
                "tsv",
                "--fields",
                "number,subject,attachments");

        assertThat(run).isEqualTo(new Run(0, "100001\tDisk full\tgraph.png\n", ""));
        assertThat(cli.run("view", "100001").out()).contains("\n  Please help\n");
    }

    @Test
    void shows_the_ticket_when_it_is_filed_with_view() {
        assertThat(cli.run("create", "-d", "1", "-s", "Disk full", "-m", "Please help", "--view")
                        .withoutChance())
                .isEqualTo(new Run(0, """
                        Ticket created! #100001
                        http://127.0.0.1:8017/tickets/view/100001/

                        #100001  Disk full
                        Status      Open
                        Department  BESTNET-CLOUD
                        Priority    low
                        Opened      2026-01-02 03:04
                        Updated     2026-01-02 03:04
                        Page        http://127.0.0.1:8017/tickets/view/100001/
                        Times       portal time: the profile has no time-zone

                        --- Practice User (you), 2026-01-02 03:04

                          Please help

                          --\s
                          Ref: REF
                        """, "The address opens while 'tickets sandbox serve' runs.\n"));
    }

    @Test
    void answers_the_documented_json_in_the_documented_order() throws IOException {
        cli.write("graph.png", CreateAttachmentsTest.PNG);

        Run run = cli.run("create", "-o", "json", "-d", "VPS", "-s", "Disk full", "-m", "Help", "-a", "graph.png");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(JSON.std.mapFrom(run.out()).keySet())
                .containsExactly(
                        "number",
                        "url",
                        "subject",
                        "status",
                        "department",
                        "messageId",
                        "encrypted",
                        "attachments",
                        "reference",
                        "state",
                        "outboxId",
                        "reason");
        assertThat(JSON.std.mapFrom(run.out()))
                .containsEntry("number", "100001")
                .containsEntry("state", "created")
                .containsEntry("department", "BESTNET-CLOUD")
                .containsEntry("encrypted", false)
                .containsEntry("outboxId", null)
                .containsEntry("reason", null)
                .extracting("attachments")
                .asString()
                .matches("\\[\\{name=graph.png, size=8, sha256=[0-9a-f]{64}\\}\\]");
    }

    @Test
    void answers_tsv_with_a_header_where_one_is_wanted() {
        assertThat(cli.run(
                                "-o",
                                "tsv",
                                "--header",
                                "create",
                                "-d",
                                "2",
                                "-s",
                                "Invoice",
                                "-m",
                                "Several entries match:")
                        .withoutChance())
                .isEqualTo(new Run(
                        0,
                        "number\turl\tsubject\tstatus\tdepartment\tmessageId\tencrypted\treference\tstate\toutboxId\treason\n"
                                + "100001\thttp://127.0.0.1:8017/tickets/view/100001/\tInvoice\tOpen\tBilling\t0\tfalse"
                                + "\tREF\tcreated\t\t\n",
                        ""));
    }

    @Test
    void a_dry_run_shows_what_would_be_sent_and_sends_nothing() {
        Run run = cli.run(
                "create",
                "-d",
                "vps",
                "-s",
                "Disk full",
                "-m",
                "Help",
                "--priority",
                "high",
                "--cc",
                "a@example.net",
                "--dry-run");

        assertThat(run).isEqualTo(new Run(0, """
                Nothing was sent. The message would be:

                Department: BESTNET-CLOUD (1)
                Subject: Disk full
                Priority: high
                CC: a@example.net

                Help

                CC: a@example.net
                """, ""));
        assertThat(cli.run("list", "-q")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void a_dry_run_as_json_shows_all_that_would_be_sent() {
        Run run = cli.run(
                "create",
                "-d",
                "vps",
                "-s",
                "Disk full",
                "-m",
                "Help",
                "--priority",
                "high",
                "--cc",
                "a@example.net,b@example.net",
                "--service",
                "db1",
                "--urgent",
                "--impact",
                "all customers",
                "--contact",
                "phone",
                "--dry-run",
                "-o",
                "json");

        assertThat(run).isEqualTo(new Run(0, """
                {
                  "number": null,
                  "url": null,
                  "subject": "[URGENT] Disk full",
                  "status": null,
                  "department": "BESTNET-CLOUD",
                  "messageId": null,
                  "encrypted": false,
                  "attachments": [],
                  "reference": null,
                  "state": "dry-run",
                  "outboxId": null,
                  "reason": null,
                  "departmentId": "1",
                  "service": "VPS-4",
                  "serviceId": "8",
                  "cc": [
                    "a@example.net",
                    "b@example.net"
                  ],
                  "priority": "high",
                  "urgent": true,
                  "encryption": "none",
                  "reopen": false,
                  "close": false,
                  "replies": 0,
                  "message": "Help\\n\\nImpact: all customers\\nPreferred contact: phone\\nRelated service: VPS-4 (8, db1.example.net)\\nCC: a@example.net, b@example.net"
                }
                """, ""));
        assertThat(cli.run(
                        "create",
                        "-d",
                        "1",
                        "-s",
                        "S",
                        "-m",
                        "M",
                        "--dry-run",
                        "-o",
                        "tsv",
                        "--fields",
                        "department,urgent,message"))
                .isEqualTo(new Run(0, "BESTNET-CLOUD\tfalse\tM\n", ""));
        assertThat(cli.run("create", "-d", "1", "-s", "S", "-m", "M", "-o", "tsv", "--fields", "urgent")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_dry_run_as_json_has_the_state_dry_run_and_no_number() throws IOException {
        Run run = cli.run("create", "-d", "vps", "-s", "Disk full", "-m", "Help", "--dry-run", "-o", "json");

        assertThat(JSON.std.mapFrom(run.out()))
                .containsEntry("number", null)
                .containsEntry("state", "dry-run")
                .containsEntry("subject", "Disk full");
    }
}
