package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An editor that fails, is killed or saves nothing loses no text, and nothing wrong is sent. */
class EditorTroubleTest extends EditorFixture {
    private static final Pattern DRAFT = Pattern.compile("--draft (\\S+)");

    @Test
    void an_empty_message_sends_nothing_and_keeps_the_draft() throws IOException {
        cli.with("EDITOR", editor(": > \"$1\""));

        Run run = create("-m", "words so far");

        String id = drafts().get(0).getFileName().toString();
        assertThat(run).isEqualTo(new Run(130, "", """
                tickets: the message is empty; nothing was sent
                hint: the draft is kept: tickets create --draft %s -e
                """.formatted(id)));
        assertThat(cli.run("list").out()).isEmpty();
        assertThat(cli.run("drafts", "show", id).out())
                .contains("Subject     Down\n")
                .endsWith("\n\n  words so far\n");
    }

    @Test
    void an_editor_that_fails_loses_nothing() throws IOException {
        cli.with("EDITOR", editor("echo 'half a sentence' > \"$1\"; exit 3"));

        Run run = create();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "failed with exit code 3; nothing was sent\nhint: choose another editor with VISUAL or EDITOR;"
                                + " the draft is kept: tickets create --draft ");
        String id = idIn(run.err());
        assertThat(cli.run("drafts", "show", id).out()).endsWith("\n\n  half a sentence\n");

        // the next editor begins with it, and so does a send without one
        cli.with("EDITOR", editor("sed -i '1s/$/, finished/' \"$1\""));
        assertThat(cli.run("create", "--draft", id, "-e").exitCode()).isZero();
        assertThat(body()).contains("\"body\": \"half a sentence, finished\"");
        assertThat(drafts()).isEmpty();
    }

    @Test
    void an_editor_that_was_killed_with_everything_else_leaves_its_text_to_be_sent() throws IOException {
        cli.with("EDITOR", editor("echo 'half a sentence' > \"$1\"; kill -9 $$"));

        String id = idIn(create().err());

        assertThat(cli.run("create", "--draft", id).exitCode()).isZero();
        assertThat(body()).contains("\"body\": \"half a sentence\"");
        assertThat(drafts()).isEmpty();
    }

    @Test
    void an_editor_that_is_not_there_is_said() throws IOException {
        cli.with("EDITOR", "no-such-editor -x");

        Run run = create("-m", "words");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tickets: the editor 'no-such-editor -x' was not found; nothing was sent\n");
        assertThat(cli.run("drafts", "show", idIn(run.err())).out()).endsWith("\n\n  words\n");
    }

    @Test
    void an_editor_that_deletes_its_file_sends_nothing() throws IOException {
        cli.with("VISUAL", "rm -f");

        Run run = create("-m", "words");

        assertThat(run.withoutChance()).isEqualTo(new Run(2, "", """
                tickets: the editor deleted its file; nothing was sent
                hint: the draft is kept: tickets create --draft ID -e
                """));
        assertThat(cli.run("drafts", "show", idIn(run.err())).out()).endsWith("\n\n  words\n");
    }

    @Test
    void what_is_no_text_is_not_sent_with_wrong_letters() throws IOException {
        cli.with("EDITOR", editor("printf 'caf\\351' > \"$1\""));

        Run run = create();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tickets: the file saved by the editor is not UTF-8 text; nothing was sent\n");
        assertThat(drafts().get(0).resolve("message.txt")).hasBinaryContent(new byte[] {'c', 'a', 'f', (byte) 0xE9});
    }

    @Test
    void what_the_portal_refuses_stays_a_draft() throws IOException {
        cli.with("EDITOR", editor("echo words > \"$1\""));

        Run run = cli.run("create", "-d", "no such place", "-s", "Down", "-e");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("; the draft is kept: ");
        assertThat(drafts()).hasSize(1);
        assertThat(cli.run("create", "--draft", idIn(run.err()), "-d", "1").exitCode())
                .isZero();
        assertThat(drafts()).isEmpty();
    }

    private static String idIn(String text) {
        Matcher draft = DRAFT.matcher(text);
        assertThat(draft.find()).as(text).isTrue();
        return draft.group(1);
    }
}
