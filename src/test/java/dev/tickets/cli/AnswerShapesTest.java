package dev.tickets.cli;

import static org.junit.jupiter.api.Named.named;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.ReshapingPortal;
import dev.tickets.testing.ReshapingPortal.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HostBill portals give the same answer in many shapes: every command has the same result in each. */
class AnswerShapesTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};

    private static final byte[] GIF = {'G', 'I', 'F', '8', '9', 'a', 1, 2, 3};

    private static final String HEADING = """
            #100001  Störung <1> & "mehr" 日本
            Status      %s
            Department  Billing
            Priority    high
            CC          ops@example.net
            Opened      2026-01-02 03:09
            Updated     2026-01-02 %s
            Page        PORTAL/tickets/view/100001/
            Times       portal time: the profile has no time-zone

            """;
    private static final String OPENING = """
            --- Practice User (you), 2026-01-02 03:09

              Größe:

                a < b && c > 'd'
              Ende

              Related service: VPS-2 (7, web1.example.net)
              CC: ops@example.net

              --\s
              Ref: REF

              attached: größe.png (size unknown, id 1)
            """;
    private static final String REPLIES = """

            --- Robin of Support (staff), 2026-01-02 03:13

              Bitte ein <Log> & mehr

            --- Practice User (you), 2026-01-02 03:15

              Hier

              --\s
              Ref: REF

              attached: log.gif (size unknown, id 2)
            """;

    @TempDir
    Path folder = Path.of("");

    static Stream<Named<Shape>> shapes() {
        Shape plain = (request, document) -> document;
        Shape newest = AnswerShapes::newestFirst;
        Shape nested = AnswerShapes::nestedAttachments;
        Shape byRelation = AnswerShapes.flatAttachments("rel_id");
        return Stream.of(
                named("as the practice portal", plain),
                named("payload under data", AnswerShapes::underData),
                named("payload and page under data", AnswerShapes::allUnderData),
                named("maps by id instead of lists", AnswerShapes::mapsById),
                named("maps by id, rows without id", AnswerShapes::mapsByIdAlone),
                named("numbers as text", AnswerShapes::numbersAsText),
                named("text as numbers", AnswerShapes::textAsNumbers),
                named("created: ticket_id is the number", AnswerShapes.createdAs("ticket_id", null)),
                named("created: ticket_id is an internal id", AnswerShapes.createdAs("ticket_id", 1)),
                named("created: ticket is the number", AnswerShapes.createdAs("ticket", null)),
                named("created: no number", AnswerShapes.createdAs(null, null)),
                named("attachments inside of messages", nested),
                named("attachments inside of messages, by id", nested.then(AnswerShapes::mapsByIdAlone)),
                named("attachments in one list, rel_id", byRelation),
                named("attachments in one list, rel_id as number", byRelation.then(AnswerShapes::textAsNumbers)),
                named("attachments in one list, reply_id", AnswerShapes.flatAttachments("reply_id")),
                named("attachments in one map by id, rel_id", byRelation.then(AnswerShapes::mapsByIdAlone)),
                named("newest first", newest),
                named("newest first, by id", newest.then(AnswerShapes::mapsById)),
                named("newest first, no ids", newest.then(nested).then(AnswerShapes::repliesWithoutIds)),
                named("no page information", AnswerShapes::withoutPages),
                named("HTML entities", AnswerShapes::entities),
                named("error and info: []", AnswerShapes.emptyErrors(List.of())),
                named("error and info: {}", AnswerShapes.emptyErrors(Map.of())),
                named("error and info: null", AnswerShapes.emptyErrors(null)),
                named("error and info: \"\"", AnswerShapes.emptyErrors("")),
                named("error and info: false", AnswerShapes.emptyErrors(false)),
                named("success: true beside", AnswerShapes::success),
                named("internal fields, drafts and notes", AnswerShapes::internalFields),
                named(
                        "everything at once",
                        newest.then(byRelation)
                                .then(AnswerShapes::internalFields)
                                .then(AnswerShapes.createdAs("ticket_id", null))
                                .then(AnswerShapes::entities)
                                .then(AnswerShapes::mapsByIdAlone)
                                .then(AnswerShapes::textAsNumbers)
                                .then(AnswerShapes::success)
                                .then(AnswerShapes::withoutPages)
                                .then(AnswerShapes::underData)
                                .then(AnswerShapes.emptyErrors(List.of()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void every_step_of_a_ticket_has_the_same_result(Shape shape) throws IOException {
        try (ReshapingPortal portal = new ReshapingPortal(folder.resolve("portal"), shape)) {
            new Mission(portal).run();
        }
    }

    /** Nothing says then which message a file belongs to: the ticket has it, so it must not be sent again. */
    @ParameterizedTest(name = "answer to the reply lost: {0}")
    @ValueSource(booleans = {false, true})
    void a_file_that_the_portal_shows_at_the_opening_message_has_arrived_with_its_reply(boolean lost)
            throws IOException {
        Shape unrelated = AnswerShapes.flatAttachments("rel_id").then(AnswerShapes::withoutRelation);
        try (ReshapingPortal portal = new ReshapingPortal(folder.resolve("portal"), unrelated)) {
            Mission mission = new Mission(portal);
            mission.cli.write("größe.png", PNG);
            mission.cli.write("log.gif", GIF);
            mission.login();
            mission.lists();
            mission.create();
            if (lost) {
                portal.losesAnswerTo("POST /api/tickets/100001");
            }
            mission.step("reply", """
                    Reply sent! #100001
                    PORTAL/tickets/view/100001/
                    """, "reply", "100001", "-m", "Hier", "-a", "log.gif");
            mission.step("attachments", """
                    1\tgröße.png\t0
                    2\tlog.gif\t0
                    """, "attachments", "100001", "-o", "tsv", "--fields", "id,name,messageId");
            mission.learned();
            mission.soft.assertAll();
        }
    }

    /** One ticket from the login to its end. */
    private final class Mission {
        private final ReshapingPortal portal;
        private final SoftAssertions soft = new SoftAssertions();
        private final Cli cli = new Cli(folder)
                .with("TICKETS_PROFILE", "work")
                .at(Clock.fixed(Cli.NOW.plus(Duration.ofHours(1)), ZoneOffset.UTC));

        Mission(ReshapingPortal portal) {
            this.portal = portal;
        }

        private void step(String name, int exitCode, String out, String err, String... args) {
            portal.pass();
            Run run = cli.run(args).withoutChance();
            soft.assertThat(new Run(run.exitCode(), plain(run.out()), plain(run.err())))
                    .as(name)
                    .isEqualTo(new Run(exitCode, out, err));
        }

        private void step(String name, String out, String... args) {
            step(name, 0, out, "", args);
        }

        private String plain(String text) {
            return text.replace(portal.uri().toString(), "PORTAL").replace(folder.toString(), "FOLDER");
        }

        void run() throws IOException {
            cli.write("größe.png", PNG);
            cli.write("log.gif", GIF);
            login();
            lists();
            create();
            reply();
            status();
            files();
            answer();
            learned();
            soft.assertAll();
        }

        private void login() {
            cli.stdin(portal.password() + "\n");
            step(
                    "login",
                    0,
                    "",
                    """
                    The portal at PORTAL is HostBill (type hostbill).
                    Logged in to PORTAL as you@sandbox.example (profile work).
                    """,
                    "login",
                    "--portal",
                    portal.uri().toString(),
                    "--user",
                    portal.user(),
                    "--password-stdin");
            step(
                    "login --check",
                    "you@sandbox.example\ttrue\n",
                    "login",
                    "--check",
                    "-o",
                    "tsv",
                    "--fields",
                    "user,ok");
        }

        private void lists() {
            step("departments", """
                    ID  NAME           DESCRIPTION
                    1   BESTNET-CLOUD  Inquiries about VPS
                    2   Billing        Invoices and payments
                    3   Domains        Domain names and DNS
                    4   General        Everything else
                    """, "departments");
            step("services", """
                    ID  NAME    DOMAIN            STATUS
                    7   VPS-2   web1.example.net  Active
                    8   VPS-4   db1.example.net   Active
                    11  Domain  example.net       Suspended
                    """, "services");
        }

        private void create() {
            step(
                    "create",
                    """
                    Ticket created! #100001
                    PORTAL/tickets/view/100001/
                    """,
                    "create",
                    "-d",
                    "Billing",
                    "-s",
                    "Störung <1> & \"mehr\" 日本",
                    "-m",
                    "Größe:\n\n  a < b && c > 'd'\nEnde",
                    "--cc",
                    "ops@example.net",
                    "--service",
                    "VPS-2",
                    "--priority",
                    "high",
                    "-a",
                    "größe.png");
            step("another", """
                    Ticket created! #100002
                    PORTAL/tickets/view/100002/
                    """, "create", "-d", "1", "-s", "Second", "-m", "Text");
            step("list", """
                    NUMBER  STATUS  DEPARTMENT     UPDATED           SUBJECT
                    100002  Open    BESTNET-CLOUD  2026-01-02 03:10  Second
                    100001  Open    Billing        2026-01-02 03:09  Störung <1> & "mehr" 日本
                    """, "list");
            step("view", HEADING.formatted("Open", "03:09") + OPENING, "view", "100001");
        }

        private void reply() {
            portal.pass();
            portal.desk().answer("100001", "Bitte ein <Log> & mehr");
            portal.desk().draft("100001", "internal");
            step(
                    "list --unread",
                    """
                    100001\tAnswered\t2\thigh\t2026-01-02T03:13:05\ttrue
                    """,
                    "list",
                    "--unread",
                    "-o",
                    "tsv",
                    "--fields",
                    "number,status,departmentId,priority,updatedAt,unread");
            step("reply", """
                    Reply sent! #100001
                    PORTAL/tickets/view/100001/
                    """, "reply", "100001", "-m", "Hier", "-a", "log.gif");
            step(
                    "view after the reply",
                    HEADING.formatted("Client-Reply", "03:15") + OPENING + REPLIES,
                    "view",
                    "100001");
            step("attachments", """
                    1\tgröße.png\tPractice User\t2026-01-02T03:09:05
                    2\tlog.gif\tPractice User\t2026-01-02T03:15:05
                    """, "attachments", "100001", "-o", "tsv", "--fields", "id,name,author,createdAt");
        }

        private void status() {
            step("close", "100001\tClosed\n", "close", "100001", "-o", "tsv");
            step("closed", "100001\n", "list", "--status", "closed", "-o", "tsv", "--fields", "number");
            step("reopen", "100001\tOpen\n", "reopen", "100001", "-o", "tsv");
        }

        private void files() {
            step("download", """
                    FOLDER/saved/größe.png
                    FOLDER/saved/log.gif
                    """, "attachments", "100001", "--save", "saved");
            soft.assertThat(folder.resolve("saved/größe.png")).as("download").hasBinaryContent(PNG);
            soft.assertThat(folder.resolve("saved/log.gif")).as("download").hasBinaryContent(GIF);
        }

        private void answer() {
            cli.waiting(milliseconds -> {
                portal.pass();
                portal.desk().answer("100001", "Gelöst");
            });
            step(
                    "wait",
                    "100001\tAnswered\t2026-01-02T03:23:05\n",
                    "wait",
                    "100001",
                    "-o",
                    "tsv",
                    "--fields",
                    "number,status,updatedAt");
            step("view --last", HEADING.formatted("Answered", "03:23") + """
                    (3 earlier messages are not shown)

                    --- Robin of Support (staff), 2026-01-02 03:23

                      Gelöst
                    """, "view", "100001", "--last", "1");
            step("view as JSON", """
                    {
                      "number": "100001",
                      "subject": "Störung <1> & \\"mehr\\" 日本",
                      "cc": [
                        "ops@example.net"
                      ],
                      "service": null
                    }
                    """, "view", "100001", "-o", "json", "--fields", "number,subject,cc,service");
        }

        /** No shape has taught the program that attachments get lost in multipart. */
        private void learned() throws IOException {
            try (Stream<Path> facts = Files.list(cli.state().resolve("portals"))) {
                for (Path file : facts.toList()) {
                    soft.assertThat(file)
                            .as("facts")
                            .content()
                            .doesNotContain("json")
                            .contains("multipart");
                }
            }
        }
    }
}
