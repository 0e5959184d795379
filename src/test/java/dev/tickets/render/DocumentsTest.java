package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every document that a command prints, in each of its formats. */
final class DocumentsTest {
    private static final Output TABLE = Output.of(Format.TABLE, null, false);
    private static final Output JSON = Output.of(Format.JSON, null, false);
    private static final Output TSV = Output.of(Format.TSV, null, true);

    @Test
    void a_list_of_tickets_as_a_table() {
        assertThat(new TicketFields().list(TABLE, List.of(Samples.DISK_FULL, Samples.BARE)))
                .isEqualTo("""
                        NUMBER  STATUS        DEPARTMENT  UPDATED           SUBJECT
                        100001  Client-Reply  Tech        2026-01-02 04:00  Disk full
                        7                                                   メールが届かない
                        """);
    }

    @Test
    void a_list_of_tickets_as_json() {
        assertThat(new TicketFields().list(JSON, List.of(Samples.DISK_FULL, Samples.BARE)))
                .isEqualTo("""
                        [
                          {
                            "number": "100001",
                            "subject": "Disk full",
                            "status": "Client-Reply",
                            "open": true,
                            "department": "Tech",
                            "departmentId": "1",
                            "priority": "high",
                            "createdAt": "2026-01-02T03:04:05",
                            "updatedAt": "2026-01-02T04:00:00",
                            "unread": true,
                            "url": "https://portal.example/tickets/100001"
                          },
                          {
                            "number": "7",
                            "subject": "メールが届かない",
                            "status": "",
                            "open": true,
                            "department": null,
                            "departmentId": null,
                            "priority": null,
                            "createdAt": null,
                            "updatedAt": null,
                            "unread": null,
                            "url": "https://x/7"
                          }
                        ]
                        """);
    }

    @Test
    void a_list_of_tickets_as_tsv() {
        assertThat(new TicketFields().list(TSV, List.of(Samples.DISK_FULL, Samples.BARE)))
                .isEqualTo(
                        "number\tsubject\tstatus\topen\tdepartment\tdepartmentId\tpriority\tcreatedAt\tupdatedAt\tunread\turl\n"
                                + "100001\tDisk full\tClient-Reply\ttrue\tTech\t1\thigh\t2026-01-02T03:04:05\t2026-01-02T04:00:00\ttrue"
                                + "\thttps://portal.example/tickets/100001\n"
                                + "7\tメールが届かない\t\ttrue\t\t\t\t\t\t\thttps://x/7\n");
    }

    @Test
    void an_empty_list_is_nothing_an_empty_array_and_nothing() {
        assertThat(new TicketFields().list(TABLE, List.of())).isEmpty();
        assertThat(new TicketFields().list(JSON, List.of())).isEqualTo("[]\n");
        assertThat(new TicketFields().list(Output.of(Format.TSV, null, false), List.of()))
                .isEmpty();
    }

    @Test
    void departments_and_services() {
        assertThat(new DepartmentFields()
                        .list(
                                TABLE,
                                List.of(
                                        new Department("1", "BESTNET-CLOUD", "VPSに関する問い合わせ"),
                                        new Department("12", "Billing", ""))))
                .isEqualTo("""
                        ID  NAME           DESCRIPTION
                        1   BESTNET-CLOUD  VPSに関する問い合わせ
                        12  Billing
                        """);
        assertThat(new ServiceFields().list(TABLE, List.of(new Service("3", "VPS 2", "web01.example", "Active"))))
                .isEqualTo("""
                        ID  NAME   DOMAIN         STATUS
                        3   VPS 2  web01.example  Active
                        """);
        assertThat(new DepartmentFields().list(JSON, List.of(new Department("1", "Tech", ""))))
                .isEqualTo("""
                        [
                          {
                            "id": "1",
                            "name": "Tech",
                            "description": ""
                          }
                        ]
                        """);
    }

    @Test
    void attachments() {
        List<AttachmentRow> rows = AttachmentRow.of(Samples.THREAD);
        assertThat(new AttachmentRowFields().list(TABLE, rows)).isEqualTo("""
                        ID  NAME      SIZE    AUTHOR  DATE              MESSAGE
                        5   df.txt    1.2 kB  Kenji   2026-01-02 03:04  0
                        6   画面.png          Kenji   2026-01-02 03:04  0
                        """);
        assertThat(new AttachmentRowFields().list(JSON, List.of(rows.get(0).savedAs("/tmp/df.txt"))))
                .isEqualTo("""
                        [
                          {
                            "id": "5",
                            "name": "df.txt",
                            "size": 1234,
                            "messageId": "0",
                            "author": "Kenji",
                            "createdAt": "2026-01-02T03:04:05",
                            "savedAs": "/tmp/df.txt",
                            "keyFingerprint": null,
                            "signature": null
                          }
                        ]
                        """);
    }

    @Test
    void tickets_that_were_closed() {
        assertThat(new TicketStatusFields()
                        .list(
                                Output.of(Format.TSV, null, false),
                                List.of(new TicketStatus(new TicketNumber("7"), "Closed"))))
                .isEqualTo("7\tClosed\n");
    }

    @Test
    void what_became_of_a_ticket() {
        FilingResult result = new FilingResult(
                new TicketNumber("100002"),
                "https://x/100002",
                "Disk full",
                "Open",
                "Tech",
                "0",
                false,
                List.of(new FilingResult.SentFile("df.png", 1234, "ab12")),
                "T-1",
                SubmissionState.CREATED,
                null,
                null);
        assertThat(new FilingResultFields().single(JSON, result)).isEqualTo("""
                        {
                          "number": "100002",
                          "url": "https://x/100002",
                          "subject": "Disk full",
                          "status": "Open",
                          "department": "Tech",
                          "messageId": "0",
                          "encrypted": false,
                          "attachments": [
                            {
                              "name": "df.png",
                              "size": 1234,
                              "sha256": "ab12"
                            }
                          ],
                          "reference": "T-1",
                          "state": "created",
                          "outboxId": null,
                          "reason": null
                        }
                        """);
        assertThat(new FilingResultFields().single(Output.of(Format.TSV, "number,attachments", false), result))
                .isEqualTo("100002\tdf.png\n");
        assertThat(new FilingResultFields().single(Output.of(Format.TABLE, "number,encrypted,outboxId", false), result))
                .isEqualTo("""
                        NUMBER     100002
                        ENCRYPTED  no
                        OUTBOX ID
                        """);
    }

    @Test
    void what_was_only_queued_has_no_number() {
        FilingResult result = new FilingResult(
                null,
                null,
                "Disk full",
                null,
                "Tech",
                null,
                false,
                List.of(),
                null,
                SubmissionState.QUEUED,
                "20260102-1",
                null);
        assertThat(new FilingResultFields()
                        .single(Output.of(Format.JSON, "number,attachments,state,outboxId", false), result))
                .isEqualTo("""
                        {
                          "number": null,
                          "attachments": [],
                          "state": "queued",
                          "outboxId": "20260102-1"
                        }
                        """);
    }

    @Test
    void how_a_login_stands() {
        LoginStatus login = new LoginStatus(
                "default",
                "https://portal.example",
                "ann@example.com",
                "hostbill",
                "session",
                "password-file /p",
                true,
                true,
                "valid",
                null);
        assertThat(new LoginStatusFields().single(TABLE, login)).isEqualTo("""
                        PROFILE        default
                        PORTAL         https://portal.example
                        USER           ann@example.com
                        TYPE           hostbill
                        AUTH           session
                        SOURCE         password-file /p
                        OK             yes
                        READABLE       yes
                        SESSION        valid
                        SECOND FACTOR
                        """);
        assertThat(new LoginStatusFields().single(TSV, login)).isEqualTo("""
                        profile\tportal\tuser\ttype\tauth\tsource\tok\treadable\tsession\tsecondFactor
                        default\thttps://portal.example\tann@example.com\thostbill\tsession\tpassword-file /p\ttrue\ttrue\tvalid\t
                        """);
    }

    @Test
    void an_error_as_one_line_of_json() {
        assertThat(ErrorDocument.of(new TicketsException(ErrorCode.NOT_FOUND, "no ticket \"7\"\u001B", "tickets list"))
                        .json())
                .isEqualTo("""
                        {"error":{"code":"not-found","message":"no ticket \\"7\\"\\u001B","hint":"tickets list","exit":3,"state":null,"outboxId":null}}
                        """);
        assertThat(new ErrorDocument("queued", "kept", null, 75, "queued", "9").json())
                .isEqualTo("""
                        {"error":{"code":"queued","message":"kept","hint":null,"exit":75,"state":"queued","outboxId":"9"}}
                        """);
    }
}
