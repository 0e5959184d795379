package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.compose.Wizard.End;
import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.testing.ScriptedPrompts;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The review at the end of the wizard: everything can be changed, left, or kept. */
class WizardReviewTest extends WizardFixture {
    static Stream<List<String>> ways_to_leave() {
        return Stream.of(
                List.of("Department"),
                List.of("Subject"),
                List.of("Message"),
                List.of("Related service"),
                List.of("CC"),
                List.of(ATTACH),
                List.of("Is the ticket urgent?"),
                List.of("Next step"));
    }

    @ParameterizedTest
    @MethodSource("ways_to_leave")
    void who_leaves_finds_every_answer_in_the_draft(List<String> question) {
        OpenDraft open = open(Draft.ticket().draft());
        ScriptedPrompts script = person;
        List<Runnable> answers = List.of(
                () -> script.choice("Department", "VPS"),
                () -> script.line("Subject", "Disk full"),
                () -> script.text("Message", "Help"),
                () -> script.choice("Related service", "none"),
                () -> script.line("CC", "a@example.net"),
                () -> script.line(ATTACH, ""),
                () -> script.confirms("Is the ticket urgent?", false));
        int left = ways_to_leave().toList().indexOf(question);
        answers.subList(0, left).forEach(Runnable::run);
        person.leaves(question.get(0));

        assertThatThrownBy(() -> run(open, EnumSet.allOf(DraftField.class))).isInstanceOf(Prompts.Left.class);

        assertThat(onDisk().department()).isEqualTo(left > 0 ? "VPS" : null);
        assertThat(onDisk().subject()).isEqualTo(left > 1 ? "Disk full" : null);
        assertThat(onDisk().message()).isEqualTo(left > 2 ? "Help" : null);
        assertThat(onDisk().cc()).isEqualTo(left > 4 ? List.of("a@example.net") : List.of());
    }

    @Test
    void every_field_can_be_changed_in_the_review_and_begins_with_what_it_was() {
        OpenDraft open = open(filled());
        person.choice("Next step", "Change something")
                .choice("Change", "department")
                .choice("Department", "Billing")
                .choice("Next step", "Change something")
                .choice("Change", "subject")
                .line("Subject", "Disk nearly full")
                .choice("Next step", "Change something")
                .choice("Change", "message")
                .text("Message", "Help!")
                .choice("Next step", "Change something")
                .choice("Change", "service")
                .choice("Related service", "web1")
                .choice("Next step", "Change something")
                .choice("Change", "CC")
                .line("CC", "a@example.net")
                .choice("Next step", "Change something")
                .choice("Change", "attachments")
                .line(ATTACH, "a.png")
                .line(ATTACH, "")
                .choice("Next step", "Change something")
                .choice("Change", "attachments")
                .choice("Attachments", "Remove " + folder.resolve("a.png"))
                .line(ATTACH, "b.png")
                .line(ATTACH, "")
                .choice("Next step", "Change something")
                .choice("Change", "urgency")
                .confirms("Is the ticket urgent?", true)
                .line("Who or what is affected", "")
                .line("How to reach you", "")
                .choice("Next step", "Send");

        assertThat(run(open, Set.of())).isEqualTo(End.SEND);

        assertThat(open.draft())
                .isEqualTo(Draft.ticket()
                        .department("Billing")
                        .subject("Disk nearly full")
                        .message("Help!")
                        .service("web1")
                        .cc(List.of("a@example.net"))
                        .attachments(List.of(folder.resolve("b.png").toString()))
                        .urgent(true)
                        .draft());
        assertThat(person.presets()).contains("Department=VPS", "Subject=Disk full", "Message=Help");
        assertThat(desk.rehearsals).isEqualTo(9);
    }

    @Test
    void a_draft_that_cannot_be_sent_as_it_is_can_be_mended_but_not_sent() {
        OpenDraft open = open(filled().but().department("nowhere").draft());
        desk.wrong.add(new TicketsException(ErrorCode.NOT_FOUND, "department 'nowhere' does not exist"));
        person.choice("Next step", "Change something")
                .choice("Change", "department")
                .choice("Department", "VPS")
                .choice("Next step", "Send");

        assertThat(run(open, Set.of())).isEqualTo(End.SEND);

        assertThat(person.said().get(0)).isEqualTo("department 'nowhere' does not exist");
        assertThat(person.presets().get(0)).isEqualTo("Next step=Change something");
    }

    @Test
    void what_the_wizard_cannot_mend_ends_it_with_the_draft_on_disk() {
        OpenDraft open = open(filled());
        desk.wrong.add(new TicketsException(ErrorCode.LOGIN_REQUIRED, "the session is over"));

        assertThatThrownBy(() -> run(open, Set.of())).hasMessage("the session is over");
        assertThat(onDisk()).isEqualTo(filled());
    }

    @Test
    void saving_and_cancelling_send_nothing_and_keep_the_draft() {
        OpenDraft open = open(filled());
        person.choice("Next step", "Save as a draft");
        assertThat(run(open, Set.of())).isEqualTo(End.SAVE);
        person.choice("Next step", "Cancel");
        assertThat(run(open, Set.of())).isEqualTo(End.CANCEL);
        assertThat(onDisk()).isEqualTo(filled());
    }

    @Test
    void an_editor_goes_on_with_what_was_typed() {
        OpenDraft open = open(filled().but().message(null).draft());
        editor = draft -> draft.message() + "\nwritten in the editor";
        person.editor("Message", "typed").choice("Next step", "Send");

        run(open, Set.of(DraftField.MESSAGE));

        assertThat(onDisk().message()).isEqualTo("typed\nwritten in the editor");
    }

    @Test
    void an_editor_that_fails_loses_nothing() {
        OpenDraft open = open(filled().but().message(null).draft());
        editor = draft -> {
            throw TicketsException.usage("the editor failed", null);
        };
        person.editor("Message", "typed").choice("Next step", "Send");

        run(open, Set.of(DraftField.MESSAGE));

        assertThat(person.said()).first().isEqualTo("the editor failed");
        assertThat(onDisk().message()).isEqualTo("typed");
    }

    @Test
    void encryption_is_asked_for_only_where_it_can_be_had_and_then_the_draft_leaves_the_disk() {
        OpenDraft open = open(filled());
        desk.encrypts = true;
        person.confirms("Encrypt the message?", true).choice("Next step", "Send");

        run(open, Set.of(DraftField.ENCRYPTION));

        assertThat(open.draft().encrypt()).isTrue();
        assertThat(drafts().all()).isEmpty();
        assertThat(open.id()).isEmpty();
        assertThat(person.said())
                .first()
                .asString()
                .isEqualTo("From now on the draft is kept only in memory, because it would be stored unencrypted"
                        + " on disk: a kill loses the text.");
    }

    @Test
    void of_a_reply_only_message_and_attachments_can_be_changed() {
        OpenDraft open =
                open(Draft.reply(new TicketNumber("123456")).message("Thanks").draft());
        person.choice("Next step", "Change something")
                .choice("Change", "message")
                .text("Message", "Thank you")
                .choice("Next step", "Send");

        assertThat(run(open, Set.of())).isEqualTo(End.SEND);
        assertThat(onDisk().message()).isEqualTo("Thank you");
    }
}
