package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that begins with a template: its fields are asked one by one, or filled in an editor. */
class WizardTemplateTest extends WizardFixture {
    private OpenDraft withoutMessage() {
        return open(filled().but().message(null).draft());
    }

    @Test
    void the_five_headings_of_an_incident_are_asked_one_by_one() {
        OpenDraft open = withoutMessage();
        person.command("Message", "", "~t")
                .choice("Template", "incident")
                .line("Occurrence date and time", "03:00")
                .line("Situation", "nginx is {{errors}} down")
                .before(
                        "Reproduction steps",
                        () -> assertThat(onDisk().message())
                                .startsWith("Occurrence date and time:\n03:00\n\nSituation:\nnginx"))
                .line("Reproduction steps", "")
                .line("Error messages", "bind() failed")
                .line("Impact scope", "all customers")
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().message()).isEqualTo("""
                Occurrence date and time:
                03:00

                Situation:
                nginx is {{errors}} down

                Reproduction steps:


                Error messages:
                bind() failed

                Impact scope:
                all customers""");
        assertThat(person.said().get(0)).isEqualTo("Template incident: Enter leaves a field empty");
    }

    @Test
    void what_was_typed_before_stands_below_the_template_and_blank_goes_back() {
        OpenDraft open = withoutMessage();
        person.command("Message", "See the log.", "~t")
                .choice("Template", "blank")
                .command("Message", "See the log.", "~t")
                .choice("Template", "question")
                .line("Question", "Why?")
                .line("What it is about", "")
                .line("What was tried or read already", "")
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().message()).startsWith("Question:\nWhy?\n\n").endsWith("already:\n\n\nSee the log.");
    }

    @Test
    void an_editor_fills_in_the_rest() {
        OpenDraft open = withoutMessage();
        editor = draft -> draft.message() + "\nfrom the editor";
        person.command("Message", "", "~t")
                .choice("Template", "question")
                .line("Question", "Why?")
                .line("What it is about", "~e")
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().message()).isEqualTo("""
                Question:
                Why?

                What it is about:


                What was tried or read already:

                from the editor""");
    }

    @Test
    void a_template_with_nothing_filled_in_is_no_message() {
        OpenDraft open = withoutMessage();
        person.command("Message", "", "~t")
                .choice("Template", "question")
                .line("Question", "")
                .line("What it is about", "")
                .line("What was tried or read already", "")
                .text("Message", "Help")
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().message()).isEqualTo("Help");
        assertThat(person.said()).contains("no field of the template was filled in");
    }

    @Test
    void a_template_goes_on_at_the_field_that_was_left() {
        OpenDraft open = withoutMessage();
        person.command("Message", "", "~t")
                .choice("Template", "question")
                .line("Question", "Why?")
                .leaves("What it is about");
        assertThatThrownBy(() -> run(open)).isInstanceOf(Prompts.Left.class);
        open.close();

        OpenDraft again = resumed();
        person.line("What it is about", "nginx")
                .line("What was tried or read already", "the manual")
                .choice("Next step", "Send");
        run(again);

        assertThat(again.draft().message())
                .isEqualTo(
                        "Question:\nWhy?\n\nWhat it is about:\nnginx\n\nWhat was tried or read already:\nthe manual");
    }

    @Test
    void own_templates_are_offered_and_one_that_cannot_be_read_is_told() throws IOException {
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.writeString(templates.resolve("own.md"), "Host: {{host}}\n\n{{what}}");
        Files.write(templates.resolve("broken.md"), new byte[] {(byte) 0xff});
        OpenDraft open = withoutMessage();
        person.command("Message", "", "~t")
                .choice("Template", "broken")
                .command("Message", "", "~t")
                .choice("Template", "own")
                .line("Host", "web1")
                .line("what", "down")
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().message()).isEqualTo("Host: web1\n\ndown");
        assertThat(person.said())
                .contains("the template " + templates.resolve("broken.md") + " is not UTF-8 text: line 1");
    }

    @Test
    void an_editor_that_fails_within_a_template_loses_nothing() {
        OpenDraft open = withoutMessage();
        editor = draft -> {
            throw TicketsException.usage("the editor failed", null);
        };
        person.command("Message", "", "~t")
                .choice("Template", "question")
                .line("Question", "Why?")
                .line("What it is about", "~e")
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().message()).startsWith("Question:\nWhy?\n");
        assertThat(person.said()).contains("the editor failed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Host: {{key}}                            | Host
            Host and time:\\n{{key}}                  | Host and time
            Host:\\n\\n{{key}}                         | Host
            on {{key}} it fails                      | key
            {{key}}                                  | key
            {{other}}: {{key}}                       | key
            {{host}} at {{key}}                      | key
            ein sehr langer Satz, der keine Frage ist, sondern einer:\\n{{key}} | key
            """)
    void a_field_is_asked_in_the_words_of_the_template(String text, String label) {
        assertThat(new Template("own", null, text.replace("\\n", "\n")).label("key"))
                .isEqualTo(label);
    }
}
