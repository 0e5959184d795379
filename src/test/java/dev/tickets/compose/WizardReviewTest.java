package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.compose.Wizard.End;
import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Room;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The review at the end of the wizard: everything can be changed, left, or kept. */
class WizardReviewTest extends WizardFixture {
    @Test
    void every_field_can_be_changed_in_the_review_and_begins_with_what_it_was() {
        OpenDraft open = open(filled());
        person.choice("Next step", "Edit")
                .choice("Edit", "department")
                .choice("Department", "Billing")
                .choice("Next step", "Edit")
                .choice("Edit", "subject")
                .line("Subject", "Disk nearly full")
                .choice("Next step", "Edit")
                .choice("Edit", "message")
                .text("Message", "Help!")
                .choice("Next step", "Service")
                .choice("Related service", "web1")
                .choice("Next step", "CC")
                .line("CC", "a@example.net")
                .choice("Next step", "Attachments")
                .line(ATTACH, "a.png")
                .line(ATTACH, "")
                .choice("Next step", "Attachments")
                .choice("Attachments", "Remove " + folder.resolve("a.png"))
                .line(ATTACH, "b.png")
                .line(ATTACH, "")
                .choice("Next step", "Urgency")
                .confirms("Is the ticket urgent?", true)
                .line("Who or what is affected", "")
                .line("How to reach you", "")
                .choice("Next step", "Send");

        assertThat(run(open)).isEqualTo(End.SEND);

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

    static Stream<Arguments> menus() {
        return Stream.of(
                Arguments.of(
                        filled(),
                        List.of(
                                "Send - as shown",
                                "Service - none",
                                "CC - none",
                                "Attachments - none",
                                "Screenshot - paste it from the clipboard",
                                "Urgency - not urgent",
                                "Encryption - off; needs a key, or a test",
                                "Edit - department, subject, message",
                                "Save - as a draft, to continue later",
                                "Cancel - the draft is kept too")),
                Arguments.of(
                        filled().but()
                                .service("web1")
                                .cc(List.of("a@b.co", "c@d.co"))
                                .attachments(List.of("/tmp/a.png", "b.log=/tmp/x", "/tmp/folder/"))
                                .urgent(true)
                                .impact("all customers")
                                .encryptTo(List.of("ab"))
                                .draft(),
                        List.of(
                                "Send - as shown",
                                "Service - web1",
                                "CC - a@b.co, c@d.co",
                                "Attachments - a.png, b.log, folder",
                                "Screenshot - paste it from the clipboard",
                                "Urgency - urgent: all customers",
                                "Encryption - off",
                                "Edit - department, subject, message",
                                "Save - as a draft, to continue later",
                                "Cancel - the draft is kept too")),
                Arguments.of(
                        Draft.reply(new TicketNumber("123456"))
                                .message("Thanks")
                                .close(true)
                                .draft(),
                        List.of(
                                "Send - as shown",
                                "Attachments - none",
                                "Screenshot - paste it from the clipboard",
                                "Encryption - off; needs a key, or a test",
                                "Close - the ticket, after the reply",
                                "Edit - the message",
                                "Save - as a draft, to continue later",
                                "Cancel - the draft is kept too")));
    }

    @ParameterizedTest
    @MethodSource("menus")
    void the_menu_shows_what_is_set(Draft draft, List<String> expected) {
        assertThat(new Menu(draft, true, null, desk).choices())
                .extracting(choice -> choice.name() + " - " + choice.description())
                .isEqualTo(expected);
    }

    @Test
    void a_draft_that_cannot_be_sent_as_it_is_can_be_mended_but_not_sent() {
        OpenDraft open = open(filled());
        desk.wrong.add(TicketsException.usage("the subject spans several lines", null));
        person.choice("Next step", "Edit")
                .choice("Edit", "subject")
                .line("Subject", "Disk")
                .choice("Next step", "Send");

        assertThat(run(open)).isEqualTo(End.SEND);

        assertThat(person.said().get(0)).isEqualTo("the subject spans several lines");
        assertThat(person.presets())
                .containsExactly("Next step=Edit", "Edit=department", "Subject=Disk full", "Next step=Send");
    }

    @Test
    void what_the_wizard_cannot_mend_ends_it_with_the_draft_on_disk() {
        OpenDraft open = open(filled());
        desk.wrong.add(new TicketsException(ErrorCode.LOGIN_REQUIRED, "the session is over"));

        assertThatThrownBy(() -> run(open)).hasMessage("the session is over");
        assertThat(onDisk()).isEqualTo(filled());
    }

    @Test
    void saving_and_cancelling_send_nothing_and_keep_the_draft() {
        OpenDraft open = open(filled());
        person.choice("Next step", "Save");
        assertThat(run(open)).isEqualTo(End.SAVE);
        person.choice("Next step", "Cancel");
        assertThat(run(open)).isEqualTo(End.CANCEL);
        assertThat(onDisk()).isEqualTo(filled());
    }

    @Test
    void an_editor_goes_on_with_what_was_typed() {
        OpenDraft open = open(filled().but().message(null).draft());
        editor = draft -> draft.message() + "\nwritten in the editor";
        person.editor("Message", "typed").choice("Next step", "Send");

        run(open);

        assertThat(onDisk().message()).isEqualTo("typed\nwritten in the editor");
    }

    @Test
    void an_editor_that_fails_loses_nothing() {
        OpenDraft open = open(filled().but().message(null).draft());
        editor = draft -> {
            throw TicketsException.usage("the editor failed", null);
        };
        person.editor("Message", "typed").choice("Next step", "Send");

        run(open);

        assertThat(person.said()).first().isEqualTo("the editor failed");
        assertThat(onDisk().message()).isEqualTo("typed");
    }

    @Test
    void a_reply_may_close_its_ticket() {
        OpenDraft open =
                open(Draft.reply(new TicketNumber("123456")).message("Thanks").draft());
        person.choice("Next step", "Edit")
                .text("Message", "Thank you")
                .choice("Next step", "Close")
                .confirms("Close the ticket after the reply?", true)
                .choice("Next step", "Send");

        assertThat(run(open)).isEqualTo(End.SEND);
        assertThat(onDisk().message()).isEqualTo("Thank you");
        assertThat(onDisk().close()).isTrue();
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder("line 1");
        for (int i = 2; i <= count; i++) {
            lines.append("\nline ").append(i);
        }
        return lines.toString();
    }

    /**
     * The rows beside a menu that has the entry for the rest, the lines of the message, what is shown, what is left.
     */
    @ParameterizedTest
    @CsvSource({"12, 12, 12, ''", "12, 13, 10, 3 more lines", "12, 500, 10, 490 more lines", "-3, 3, 2, 1 more line"})
    void the_message_is_folded_to_what_fits_beside_the_menu(int room, int lines, int shown, String rest) {
        Review review = new Review(person.at(new Room(room, 80)));

        review.show(lines(lines), new Prompts.Choices("menu", List.of(new Prompts.Choice("one", "")), 0));

        assertThat(person.said()).containsExactly("\n" + lines(shown) + (rest.isEmpty() ? "\n" : "\n… " + rest + "\n"));
        assertThat(review.isFolded()).isEqualTo(!rest.isEmpty());
        assertThat(review.isSeen()).isEqualTo(rest.isEmpty());
    }

    @Test
    void a_long_line_is_folded_as_the_screen_breaks_it() {
        Review review = new Review(person.at(new Room(5, 10)));

        review.show(
                "123456789012345\n容量不足です。\na\tb\n4\n5\n6",
                new Prompts.Choices("menu", List.of(new Prompts.Choice("one", "")), 0));

        assertThat(person.said()).containsExactly("\n1234567890\n12345\n容量不足で\n… 5 more lines\n");
    }

    @Test
    void the_cursor_stands_on_send_only_after_everything_was_shown() {
        OpenDraft open = open(filled().but().message(lines(40)).draft());
        person.choice("Next step", "Show all")
                .choice("Next step", "CC")
                .line("CC", "a@example.net")
                .choice("Next step", "Edit")
                .choice("Edit", "message")
                .text("Message", lines(41))
                .choice("Next step", "Send");

        run(open);

        assertThat(person.presets().stream().filter(preset -> preset.startsWith("Next step")))
                .containsExactly("Next step=Show all", "Next step=Send", "Next step=Send", "Next step=Show all");
        assertThat(person.said()).contains("\nas sent: Disk full / " + lines(40) + "\n");
    }
}
