package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.TrustedFiles;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.NoDraftCipher;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code drafts}, and {@code --draft}. */
class DraftsCommandTest {
    @TempDir
    Path folder;

    private Cli cli;
    private Drafts drafts;

    @BeforeEach
    void practise() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
        drafts = draftsAt(Duration.ZERO);
    }

    private Drafts draftsAt(Duration later) {
        Clock clock = Clock.fixed(Cli.NOW.plus(later), ZoneOffset.UTC);
        return new Drafts(
                cli.state().resolve("drafts"),
                new TrustedFiles(),
                clock,
                new ShortId(new Random(1)),
                notice -> {},
                new NoDraftCipher());
    }

    private KeptDraft keep(String profile, Draft draft) {
        KeptDraft kept = drafts.add(profile, draft, null);
        return drafts.change(kept, draft, new DraftFiles(folder, folder.resolve("staging")).now(draft.attachments()));
    }

    private static Draft complete() {
        return Draft.ticket().department("1").subject("Down").message("Help").draft();
    }

    @Test
    void lists_the_drafts_of_all_profiles_the_last_one_first() {
        KeptDraft first = keep("work", complete());
        KeptDraft second = draftsAt(Duration.ofMinutes(5))
                .add("other", Draft.reply(new TicketNumber("123456")).draft(), "the portal refused it");

        assertThat(cli.run("drafts", "list")).isEqualTo(new Run(0, """
                ID           KIND    NUMBER  PROFILE  CHANGED           SUBJECT
                %s  reply   123456  other    2026-01-02 03:09
                %s  create          work     2026-01-02 03:04  Down
                """.formatted(second.id(), first.id()), ""));
        assertThat(cli.run("drafts", "list", "-o", "tsv", "--fields", "kind,changedAt,reason")
                        .out())
                .isEqualTo("reply\t2026-01-02T03:09:05Z\tthe portal refused it\ncreate\t2026-01-02T03:04:05Z\t\n");
    }

    @Test
    void says_when_there_is_none() {
        assertThat(cli.run("drafts", "list")).isEqualTo(new Run(0, "", "There is no draft.\n"));
        assertThat(cli.run("drafts", "list", "-o", "json")).isEqualTo(new Run(0, "[]\n", "There is no draft.\n"));
        assertThat(cli.run("drafts", "show", "x")).isEqualTo(new Run(3, "", """
                tickets: there is no draft x
                hint: tickets drafts list
                """));
        assertThat(cli.run("drafts", "discard", "../credentials").exitCode()).isEqualTo(3);
        assertThat(cli.run("create", "--draft", "x").exitCode()).isEqualTo(3);
    }

    @Test
    void shows_all_that_was_given_and_what_became_of_the_files() throws IOException {
        Path gone = cli.write("gone.log", "1");
        Path grown = cli.write("grown.log", "123");
        Path same = cli.write("same.log", "1");
        Draft draft = complete()
                .but()
                .attachments(List.of(gone.toString(), "now.log=" + grown, same.toString()))
                .cc(List.of("ann@example.net", "bob@example.net"))
                .service("web1")
                .priority(Priority.HIGH)
                .urgent(true)
                .impact("all")
                .contact("+44 20")
                .message("one\n\ntwo \u001b[31m")
                .draft();
        String id = keep("work", draft).id();
        Files.delete(gone);
        Files.writeString(grown, "12345");
        Files.setLastModifiedTime(grown, FileTime.from(Cli.NOW));

        assertThat(cli.run("drafts", "show", id))
                .isEqualTo(new Run(0, """
                %s  new ticket
                Profile     work
                Begun       2026-01-02 03:04
                Changed     2026-01-02 03:04
                Department  1
                Subject     Down
                Service     web1
                Cc          ann@example.net, bob@example.net
                Priority    high
                Urgent      yes
                Impact      all
                Contact     +44 20
                Attached    %s
                Attached    now.log=%s
                Attached    %s
                Mind        %s is not there any more
                Mind        now.log=%s has changed since: 3 bytes then, 5 now

                  one

                  two \u241b[31m
                """.formatted(id, gone, grown, same, gone, grown), ""));
        assertThat(cli.run("drafts", "show", id, "-o", "json", "--fields", "changes,zip,urgent")
                        .out())
                .isEqualTo("""
                        {
                          "changes": [
                            "%s is not there any more",
                            "now.log=%s has changed since: 3 bytes then, 5 now"
                          ],
                          "zip": "too-large",
                          "urgent": true
                        }
                        """.formatted(gone, grown));
    }

    @Test
    void discards_one_by_the_beginning_of_its_id() {
        String id = keep("work", complete()).id();

        assertThat(cli.run("drafts", "discard", id.substring(0, 8)))
                .isEqualTo(new Run(0, "", "The draft " + id + " is discarded.\n"));
        assertThat(drafts.all()).isEmpty();
        assertThat(cli.run("drafts", "discard", id).exitCode()).isEqualTo(3);
    }

    @Test
    void a_beginning_that_several_have_names_none_of_them() {
        keep("work", complete());
        keep("work", complete());

        for (String command : List.of("show", "discard")) {
            assertThat(cli.run("drafts", command, "26")).isEqualTo(new Run(3, "", """
                    tickets: several drafts begin with 26
                    hint: tickets drafts list
                    """));
        }
        assertThat(drafts.all()).hasSize(2);
    }

    @Test
    void one_that_holds_no_draft_any_more_is_said_and_the_others_are_shown() throws IOException {
        String whole = keep("work", complete()).id();
        String id = keep("work", complete()).id();
        Path all = cli.state().resolve("drafts");
        Files.writeString(all.resolve(id).resolve("draft.json"), "{}");
        String said = "cannot read the draft " + id + " in " + all + ": it holds no draft\n";
        String hint = "hint: tickets drafts discard " + id + "\n";

        assertThat(cli.run("drafts", "show", id)).isEqualTo(new Run(1, "", "tickets: " + said + hint));
        assertThat(cli.run("create", "--draft", id)).isEqualTo(new Run(1, "", "tickets: " + said + hint));
        assertThat(cli.run("drafts", "list", "-o", "tsv", "--fields", "id")).isEqualTo(new Run(0, whole + "\n", said));

        assertThat(cli.run("drafts", "discard", id)).isEqualTo(new Run(0, "", "The draft " + id + " is discarded.\n"));
        assertThat(cli.run("drafts", "list", "-o", "tsv", "--fields", "id")).isEqualTo(new Run(0, whole + "\n", ""));
    }

    @Test
    void a_complete_draft_is_sent_without_a_question_and_is_gone_then() {
        String id = keep("sandbox", complete()).id();

        assertThat(cli.run("create", "--draft", id)).isEqualTo(new Run(0, """
                Ticket created! #100001
                http://127.0.0.1:8017/tickets/view/100001/
                """, ""));
        assertThat(drafts.all()).isEmpty();
    }

    @Test
    void options_replace_what_the_draft_says() {
        Path file = cli.write("a.log", "1");
        Draft draft = complete()
                .but()
                .cc(List.of("ann@example.net"))
                .urgent(true)
                .impact("all")
                .contact("me")
                .draft();
        String id = keep("sandbox", draft).id();

        Run run = cli.run(
                "create",
                "--draft",
                id,
                "-s",
                "Up",
                "-m",
                "Thanks",
                "--cc",
                "bob@example.net",
                "--zip",
                "-a",
                file.toString(),
                "--dry-run");

        assertThat(run.out()).isEqualTo("""
                Nothing was sent. This would be:

                Department: BESTNET-CLOUD (1)
                Subject: [URGENT] Up
                CC: bob@example.net
                Attachment: a.log.zip, 135 B

                Thanks

                Impact: all
                Preferred contact: me
                CC: bob@example.net
                """);
        assertThat(run.err()).endsWith("The draft is kept: tickets create --draft " + id + "\n");
        assertThat(drafts.get(id).draft()).isEqualTo(draft);
    }

    @Test
    void what_is_missing_in_it_is_asked_of_the_options_as_ever() {
        String id = keep(
                        "sandbox",
                        Draft.ticket().subject("Down").department("1").draft())
                .id();

        assertThat(cli.run("create", "--draft", id).err()).startsWith("tickets: there is no message\n");
        assertThat(cli.run("create", "--draft", id, "-m", "Help").exitCode()).isZero();
    }

    @Test
    void a_draft_that_fails_again_stays() {
        String id =
                keep("sandbox", complete().but().department("nowhere").draft()).id();

        Run run = cli.run("create", "--draft", id);

        assertThat(run.exitCode()).isEqualTo(3);
        KeptDraft left = drafts.all().get(0);
        assertThat(run.err()).endsWith("tickets create --draft " + left.id() + "\n");
        assertThat(left.draft().message()).isEqualTo("Help");
        assertThat(left.reason()).isEqualTo("there is no department 'nowhere'");
        assertThat(drafts.all()).hasSize(1);
    }

    @Test
    void a_draft_with_a_file_that_is_not_there_stays_as_it_is() {
        Draft draft = complete().but().attachments(List.of("/no/such.png")).draft();
        String id = keep("sandbox", draft).id();

        Run run = cli.run("create", "--draft", id);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("The draft is kept: tickets create --draft " + id + "\n");
        assertThat(drafts.get(id).draft()).isEqualTo(draft);
    }

    @Test
    void a_draft_whose_ticket_is_unclear_is_in_the_outbox_and_nowhere_else() {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /api/ticket/departments", 200, "{\"departments\":[{\"id\":\"1\",\"name\":\"VPS\"}]}");
            portal.answers("POST /api/tickets", 500, "{}");
            String id = keep("work", complete()).id();

            assertThat(cli.at(portal.uri())
                            .run("create", "-p", "work", "--draft", id)
                            .exitCode())
                    .isEqualTo(6);
            assertThat(drafts.all()).isEmpty();
            assertThat(cli.run("outbox", "list", "-o", "tsv", "--fields", "subject,state")
                            .out())
                    .isEqualTo("Down\tunclear\n");
        }
    }

    @Test
    void a_draft_is_sent_by_its_own_command_and_with_its_own_profile() {
        String ticket = keep("work", complete()).id();
        String reply = keep(
                        "sandbox",
                        Draft.reply(new TicketNumber("7")).message("x").draft())
                .id();

        assertThat(cli.run("create", "--draft", ticket)).isEqualTo(new Run(2, "", """
                tickets: the draft %s is one of the profile 'work'
                hint: tickets create --draft %s -p work
                """.formatted(ticket, ticket)));
        assertThat(cli.run("create", "--draft", reply)).isEqualTo(new Run(2, "", """
                tickets: the draft %s is a reply, no ticket
                hint: tickets reply --draft %s
                """.formatted(reply, reply)));
        assertThat(cli.run("reply", "--draft", ticket)).isEqualTo(new Run(2, "", """
                tickets: the draft %s is a ticket, no reply
                hint: tickets create --draft %s
                """.formatted(ticket, ticket)));
    }

    @Test
    void a_draft_of_a_reply_knows_its_ticket() {
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");
        Draft draft = Draft.reply(new TicketNumber("100001"))
                .message("Solved")
                .close(true)
                .draft();
        String id = keep("sandbox", draft).id();

        assertThat(cli.run("reply", "7", "--draft", id)).isEqualTo(new Run(2, "", """
                tickets: the draft replies to #100001, not to #7
                hint: leave the number out
                """));
        assertThat(cli.run("reply", "--draft", id, "-o", "tsv", "--fields", "state,number,status"))
                .isEqualTo(new Run(0, "replied\t100001\tClosed\n", ""));
        assertThat(drafts.all()).isEmpty();
        assertThat(cli.run("reply", "-m", "x")).isEqualTo(new Run(2, "", """
                tickets: missing required parameter: 'NUMBER'
                hint: see 'tickets reply --help'
                """));
    }
}
