package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.QuietTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --template} and {@code --set}. */
class TemplatesTest {
    private static final String OWN = "home/.config/tickets/templates/";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void practise() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
    }

    private Run rehearse(String... more) {
        String[] args = {"create", "-d", "1", "--dry-run"};
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return cli.run(all);
    }

    @Test
    void an_incident_has_the_headings_that_a_support_desk_asks_for() {
        Run run = rehearse(
                "-s",
                "Down",
                "--template",
                "incident",
                "--set",
                "time=2026-01-02 09:40 JST",
                "--set",
                "situation=All sites answer 502",
                "--set",
                "steps=",
                "--set",
                "errors=-v is no option here\n  line 2 = {{time}} $1 \\",
                "--set",
                "scope=All customers");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("""

                Occurrence date and time:
                2026-01-02 09:40 JST

                Situation:
                All sites answer 502

                Reproduction steps:


                Error messages:
                -v is no option here
                  line 2 = {{time}} $1 \\

                Impact scope:
                All customers
                """);
    }

    @Test
    void what_is_not_filled_is_named() {
        assertThat(rehearse("-s", "Down", "--template", "question", "--set", "about=x"))
                .isEqualTo(new Run(2, "", """
                        tickets: the template 'question' needs a value for 'question', 'tried'
                        hint: --set question=TEXT for each field, or --set question= for an empty field; the template's fields: question, about, tried
                        """));
    }

    @Test
    void what_is_filled_and_is_not_there_is_named() {
        assertThat(rehearse("-s", "Down", "--template", "question", "--set", "scope=x", "--set", "color=y"))
                .isEqualTo(new Run(2, "", """
                        tickets: the template 'question' has no field 'scope', 'color'
                        hint: the template's fields: question, about, tried
                        """));
    }

    @Test
    void values_are_pairs_given_once_and_for_a_template() {
        assertThat(rehearse("-s", "S", "--template", "question", "--set", "about"))
                .isEqualTo(new Run(2, "", "tickets: --set needs KEY=VALUE, not 'about'\n"));
        assertThat(rehearse("-s", "S", "--template", "question", "--set", "about=1", "--set", "about=2"))
                .isEqualTo(new Run(2, "", "tickets: --set names 'about' twice\n"));
        assertThat(rehearse("-s", "S", "-m", "x", "--set", "about=1")).isEqualTo(new Run(2, "", """
                tickets: --set needs a template
                hint: --template NAME
                """));
    }

    @Test
    void a_template_that_is_not_there_is_not_found_and_the_others_are_named() {
        cli.write(OWN + "outage.md", "x");
        cli.write(OWN + "notes.txt", "x");
        cli.write(OWN + "README", "x");
        for (String name : new String[] {"incidents", "../secret", "", "."}) {
            assertThat(rehearse("-s", "S", "--template", name)).isEqualTo(new Run(3, "", """
                    tickets: template '%s' does not exist
                    hint: templates: incident, notes, outage, question; put your own as NAME.md into %s
                    """.formatted(
                            name, folder.resolve(OWN).toString())));
        }
    }

    @Test
    void one_of_your_own_may_have_a_subject_with_fields_and_takes_the_place_of_a_built_in_one() {
        cli.write(
                OWN + "incident.md",
                "\ufeffSubject: {{host}} is down\r\n\r\nHost: {{ host }}\r\nSeen: {{what-is_seen2}}\r\n");

        assertThat(rehearse("--template", "incident", "--set", "host=web1", "--set", "what-is_seen2=nothing")
                        .out())
                .contains("\nSubject: web1 is down\n")
                .endsWith("\n\nHost: web1\nSeen: nothing\n");
        assertThat(rehearse("-s", "Mine", "--template", "incident", "--set", "host=web1", "--set", "what-is_seen2=")
                        .out())
                .contains("\nSubject: Mine\n");
    }

    @Test
    void one_of_your_own_must_be_text() {
        cli.write(OWN + "old.txt", new byte[] {'c', 'a', 'f', (byte) 0xE9});

        assertThat(rehearse("-s", "S", "--template", "old"))
                .isEqualTo(new Run(2, "", """
                tickets: the template %s is not UTF-8 text: line 1
                hint: convert the file: iconv -f ISO-8859-1 -t UTF-8
                """.formatted(folder.resolve(OWN + "old.txt"))));
    }

    @Test
    void the_text_of_the_options_stands_below_it_and_replies_have_templates_too() {
        cli.write(OWN + "thanks.md", "Dear desk,\n");
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");

        assertThat(cli.run("reply", "100001", "--template", "thanks", "-m", "It works", "--no-ref")
                        .exitCode())
                .isZero();
        assertThat(cli.run("view", "100001").out()).endsWith("\n\n  Dear desk,\n\n  It works\n");
    }

    @Test
    void the_template_of_a_reply_is_filled_in_the_same_way() {
        cli.write(OWN + "thanks.md", "Dear {{who}},\n\nit works again.\n");
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");

        assertThat(cli.run("reply", "100001", "--template", "thanks", "--set", "who=Robin", "--no-ref")
                        .exitCode())
                .isZero();

        assertThat(cli.run("view", "100001").out()).endsWith("\n\n  Dear Robin,\n\n  it works again.\n");
    }

    @Test
    void a_reply_needs_a_template_that_is_there() {
        cli.run("create", "-q", "-d", "1", "-s", "Down", "-m", "Help");

        assertThat(cli.run("reply", "100001", "--template", "thanks"))
                .isEqualTo(new Run(3, "", """
                tickets: template 'thanks' does not exist
                hint: templates: incident, question; put your own as NAME.md into %s
                """.formatted(folder.resolve(OWN).toString())));
    }

    @Test
    void one_without_fields_has_nothing_to_fill() {
        cli.write(OWN + "plain.md", "It is down.\n");

        assertThat(rehearse("-s", "S", "--template", "plain", "--set", "who=Robin"))
                .isEqualTo(new Run(2, "", """
                tickets: the template 'plain' has no field 'who'
                hint: the template has no fields
                """));
    }

    @Test
    void one_of_your_own_is_not_endless() {
        Path large = cli.write(OWN + "large.md", "x".repeat((256 << 10) + 1));

        assertThat(rehearse("-s", "S", "--template", "large"))
                .isEqualTo(new Run(2, "", "tickets: the template " + large + " is larger than 262144 bytes\n"));
    }

    @Test
    void an_editor_gets_it_with_room_to_write() {
        QuietTerminal screen = atATerminal("cat \"$1\"; sed -i 's/^Situation:/& all dark/; s/{{host}}/web1/' \"$1\"");
        cli.write(OWN + "own.md", "On {{host}}:\n\nTime:\n{{time}}\n\nSituation:\n{{situation}}\n");

        Run run = cli.run("create", "-d", "1", "-s", "S", "--template", "own", "--set", "time=09:40", "-e", "--no-ref");

        assertThat(run.exitCode()).isZero();
        assertThat(screen.shown()).startsWith("On {{host}}:\n\nTime:\n09:40\n\nSituation:\n\n# ---");
        assertThat(cli.run("view", "100001", "-o", "json").out())
                .contains("\"body\": \"On web1:\\n\\nTime:\\n09:40\\n\\nSituation: all dark\"");
    }

    @Test
    void a_template_that_an_editor_left_as_it_was_is_no_message() {
        atATerminal(":");

        Run run = cli.run("create", "-d", "1", "-s", "S", "--template", "incident", "-e");

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err())
                .startsWith("tickets: the template was left unchanged; nothing was sent\nhint: the draft is kept: ");
    }

    @Test
    void a_gap_that_an_editor_left_among_words_is_named() {
        atATerminal("sed -i '1s/$/ and dark/' \"$1\"");
        cli.write(OWN + "own.md", "On {{host}}:");

        Run run = cli.run("create", "-d", "1", "-s", "S", "--template", "own", "-e");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("tickets: the template 'own' needs a value for 'host'\nhint: ")
                .contains("the draft is kept: tickets create --draft ");
    }

    private QuietTerminal atATerminal(String editor) {
        QuietTerminal screen = new QuietTerminal(folder.resolve("screen"));
        Path script = cli.write("editor.sh", editor + "\n");
        cli.with("PATH", System.getenv("PATH"))
                .with("EDITOR", "sh '" + script + "'")
                .on(new Terminal(true, true, true).running(screen));
        return screen;
    }
}
