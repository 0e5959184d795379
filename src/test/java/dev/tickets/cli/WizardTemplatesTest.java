package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import org.junit.jupiter.api.Test;

/** Templates at a terminal: chosen at the message, or named by {@code --template}, which asks for missing values. */
class WizardTemplatesTest extends WizardAnswersFixture {
    private static final String OWN = "home/.config/tickets/templates/outage.md";

    @Test
    void a_template_is_chosen_where_the_message_begins() {
        Run run = answering(
                "~t\nincident\n03:00\nnginx is down\n\nbind() failed\nall\nsend\n\n",
                "create",
                "-d",
                "1",
                "-s",
                "Down");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith(MESSAGE + """
                Template:
                  1) blank - type the message here
                  2) incident - time, situation, steps, errors, scope
                  3) question - question, about, tried
                Number, or part of the name [1]: \
                Template incident: Enter leaves a field empty, ~e opens your editor
                Occurrence date and time: Situation: Reproduction steps: Error messages: Impact scope: \

                Department: BESTNET-CLOUD (1)
                Subject: Down

                Occurrence date and time:
                03:00

                Situation:
                nginx is down

                """);
    }

    @Test
    void a_named_template_asks_for_what_set_leaves_open() {
        Run run = answering(
                "nginx is down\n\nbind() failed\n1\n1\n\n",
                "create",
                "-d",
                "1",
                "-s",
                "Down",
                "--template",
                "incident",
                "--set",
                "time=03:00",
                "--set",
                "scope=all");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("""
                Template incident: Enter leaves a field empty, ~e opens your editor
                Situation: Reproduction steps: Error messages: \

                Department: BESTNET-CLOUD (1)
                """);
        assertThat(scripted("view", "100001").out()).contains("""
                  Occurrence date and time:
                  03:00

                  Situation:
                  nginx is down

                  Reproduction steps:


                  Error messages:
                  bind() failed

                  Impact scope:
                  all
                """);
    }

    @Test
    void with_every_value_nothing_is_asked() {
        Run run = answering(
                "",
                "create",
                "-d",
                "1",
                "-s",
                "Down",
                "--template",
                "question",
                "--set",
                "question=Why?",
                "--set",
                "about=",
                "--set",
                "tried=");

        assertThat(run.err()).isEqualTo("The address opens while 'tickets sandbox serve' runs.\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void a_template_s_subject_is_filled_in_with_its_text() {
        cli.write(OWN, "Subject: {{host}} does not answer\nHost: {{host}}\n\n{{what}}\n");

        Run run = answering("web1\nIt is down.\n\n\n", "create", "-d", "1", "--template", "outage");

        assertThat(run.err()).contains("""
                Host: what: \

                Department: BESTNET-CLOUD (1)
                Subject: web1 does not answer

                Host: web1

                It is down.
                """);
    }

    @Test
    void the_text_of_the_command_line_stands_below() {
        Run run = answering(
                "Why?\n\n\n\n\n", "create", "-d", "1", "-s", "Down", "--template", "question", "-m", "Thank you.");

        assertThat(run.exitCode()).isZero();
        assertThat(scripted("view", "100001").out()).contains("tried or read already:\n\n\n  Thank you.\n");
    }

    @Test
    void a_reply_has_templates_too() {
        scripted("create", "-d", "1", "-s", "Down", "-m", "Help");

        Run run = answering("Why?\nnginx\n\n\n", "reply", "100001", "--template", "question");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("\nReply to: #100001 Down\n\nQuestion:\nWhy?\n");
    }

    @Test
    void a_wrong_value_is_an_error_as_ever() {
        assertThat(answering("", "create", "--template", "question", "--set", "color=y"))
                .isEqualTo(new Run(2, "", """
                        tickets: the template 'question' has no field 'color'
                        hint: the template's fields: question, about, tried
                        """));
    }
}
