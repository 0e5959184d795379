package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tickets drafts lists, shows and discards. */
class DraftsCommandTest extends DraftsCommandFixture {
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
        assertThat(cli.run("drafts", "list")).isEqualTo(new Run(0, "", "No drafts.\n"));
        assertThat(cli.run("drafts", "list", "-o", "json")).isEqualTo(new Run(0, "[]\n", "No drafts.\n"));
        assertThat(cli.run("drafts", "show", "x")).isEqualTo(new Run(3, "", """
                tickets: draft x does not exist
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
                CC          ann@example.net, bob@example.net
                Priority    high
                Urgent      yes
                Impact      all
                Contact     +44 20
                Attached    %s
                Attached    now.log=%s
                Attached    %s
                Warning     %s no longer exists
                Warning     now.log=%s has changed: 3 bytes before, 5 now

                  one

                  two \u241b[31m
                """.formatted(id, gone, grown, same, gone, grown), ""));
        assertThat(cli.run("drafts", "show", id, "-o", "json", "--fields", "changes,zip,urgent")
                        .out())
                .isEqualTo("""
                        {
                          "changes": [
                            "%s no longer exists",
                            "now.log=%s has changed: 3 bytes before, 5 now"
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
        String said = "cannot read the draft " + id + " in " + all + ": the file holds no draft\n";
        String hint = "hint: tickets drafts discard " + id + "\n";

        assertThat(cli.run("drafts", "show", id)).isEqualTo(new Run(1, "", "tickets: " + said + hint));
        assertThat(cli.run("create", "--draft", id)).isEqualTo(new Run(1, "", "tickets: " + said + hint));
        assertThat(cli.run("drafts", "list", "-o", "tsv", "--fields", "id")).isEqualTo(new Run(0, whole + "\n", said));

        assertThat(cli.run("drafts", "discard", id)).isEqualTo(new Run(0, "", "The draft " + id + " is discarded.\n"));
        assertThat(cli.run("drafts", "list", "-o", "tsv", "--fields", "id")).isEqualTo(new Run(0, whole + "\n", ""));
    }
}
