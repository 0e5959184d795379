package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.compose.Wizard.End;
import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.testing.ScriptedPrompts;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the wizard asks, in which order, and what of it is in the draft on disk at each moment. */
class WizardTest extends WizardFixture {
    @Test
    void a_ticket_takes_four_questions_and_every_answer_is_kept() {
        OpenDraft open = open(Draft.ticket().draft());
        person.choice("Department", "Billing")
                .before("Subject", () -> assertThat(onDisk().department()).isEqualTo("Billing"))
                .line("Subject", "Invoice")
                .before("Message", () -> assertThat(onDisk().subject()).isEqualTo("Invoice"))
                .text("Message", "Which\none?")
                .before("Next step", () -> assertThat(onDisk().message()).isEqualTo("Which\none?"))
                .choice("Next step", "Send");

        assertThat(run(open)).isEqualTo(End.SEND);

        assertThat(person.said()).containsExactly("\nas sent: Invoice / Which\none?\n");
        assertThat(person.presets()).endsWith("Next step=Send");
        assertThat(open.draft()).isEqualTo(onDisk());
    }

    @Test
    void a_reply_takes_two() {
        OpenDraft open = open(Draft.reply(new TicketNumber("123456")).draft());
        person.text("Message", "Thanks").choice("Next step", "Send");

        assertThat(run(open)).isEqualTo(End.SEND);

        assertThat(onDisk().message()).isEqualTo("Thanks");
    }

    @Test
    void everything_else_of_the_form_is_in_the_menu_and_every_answer_is_kept() {
        OpenDraft open = open(filled());
        person.choice("Next step", "Service")
                .choice("Related service", "web1")
                .before("Next step", () -> assertThat(onDisk().service()).isEqualTo("web1"))
                .choice("Next step", "CC")
                .line("CC", "a@example.net,b@example.net")
                .before("Next step", () -> assertThat(onDisk().cc()).containsExactly("a@example.net", "b@example.net"))
                .choice("Next step", "Attachments")
                .line(ATTACH, "app.log")
                .before(
                        ATTACH,
                        () -> assertThat(onDisk().attachments())
                                .containsExactly(folder.resolve("app.log").toString()))
                .line(ATTACH, "")
                .choice("Next step", "Urgency")
                .confirms("Is the ticket urgent?", true)
                .before(
                        "Who or what is affected",
                        () -> assertThat(onDisk().urgent()).isTrue())
                .line("Who or what is affected", "everybody")
                .before("How to reach you", () -> assertThat(onDisk().impact()).isEqualTo("everybody"))
                .line("How to reach you", "phone")
                .before("Next step", () -> assertThat(onDisk().contact()).isEqualTo("phone"))
                .choice("Next step", "Send");

        assertThat(run(open)).isEqualTo(End.SEND);

        assertThat(onDisk().packing().what()).isEqualTo(PackOptions.What.REFUSED);
        assertThat(open.draft()).isEqualTo(onDisk());
    }

    @Test
    void asks_again_for_what_a_ticket_cannot_be_without() {
        OpenDraft open = open(Draft.ticket().department("VPS").draft());
        person.line("Subject", "")
                .line("Subject", "Disk full")
                .text("Message", "  ")
                .text("Message", "Help")
                .choice("Next step", "Send");

        run(open);

        assertThat(person.said())
                .containsExactly(
                        "a ticket needs a subject",
                        "a ticket or reply needs a message",
                        "\nas sent: Disk full / Help\n");
    }

    @Test
    void checks_addresses_as_they_are_given() {
        OpenDraft open = open(filled());
        person.choice("Next step", "CC")
                .line("CC", "ann@example.net, bob")
                .line("CC", "ann@example.net")
                .choice("Next step", "Send");

        run(open);

        assertThat(person.said().get(1)).isEqualTo("not an e-mail address: 'bob'");
        assertThat(open.draft().cc()).containsExactly("ann@example.net");
    }

    @Test
    void says_at_once_what_is_wrong_with_a_file_and_asks_again() {
        OpenDraft open = open(filled());
        desk.wrongFiles.add("gone.png");
        person.choice("Next step", "Attachments")
                .line(ATTACH, "gone.png")
                .line(ATTACH, "x=-")
                .line(ATTACH, "~/graph.png")
                .line(ATTACH, "")
                .choice("Next step", "Send");

        run(open);

        assertThat(person.said())
                .contains(
                        "gone.png: the file does not exist", "standard input is this terminal; attach a file instead");
        assertThat(person.presets())
                .contains(
                        "Attach a file (TAB completes, Enter when done)=",
                        "Attach a file (TAB completes, Enter when done)=gone.png");
        assertThat(open.draft().attachments())
                .containsExactly(folder.resolve("home/graph.png").toString());
    }

    @Test
    void the_clipboard_s_picture_is_attached_or_the_reason_is_told() {
        OpenDraft open = open(filled());
        person.choice("Next step", "Screenshot")
                .before("Next step", () -> desk.hasPicture = true)
                .choice("Next step", "Screenshot")
                .choice("Next step", "Send");

        run(open);

        assertThat(person.said())
                .contains(
                        "the clipboard holds no picture\ncopy a picture", "The picture on the clipboard is attached.");
        assertThat(open.draft().attachments()).containsExactly("screenshot.png=/clipboard/screenshot.png");
    }

    @Test
    void without_a_portal_names_are_typed() {
        OpenDraft open = open(Draft.ticket().subject("Down").message("Help").draft());
        desk.unreachable = new TicketsException(ErrorCode.UNREACHABLE, "cannot reach the portal");
        person.line("Department", "")
                .line("Department", "VPS")
                .choice("Next step", "Service")
                .line("Related service", "web1")
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().department()).isEqualTo("VPS");
        assertThat(open.draft().service()).isEqualTo("web1");
        assertThat(person.said().get(0)).startsWith("cannot reach the portal\n");
    }

    @Test
    void without_a_login_there_is_nothing_to_ask() {
        OpenDraft open = open(Draft.ticket().draft());
        desk.unreachable = new TicketsException(ErrorCode.LOGIN_REQUIRED, "not logged in");

        assertThatThrownBy(() -> run(open)).hasMessage("not logged in");
    }

    @Test
    void where_names_are_not_unique_the_id_is_kept() {
        OpenDraft open = open(filled().but().department(null).draft());
        desk.departments = List.of(new Department("1", "VPS", "old"), new Department("2", "vps", "new"));
        person.choice("Department", "vps").choice("Next step", "Send");

        run(open);

        assertThat(open.draft().department()).isEqualTo("2");
    }

    static Stream<Arguments> wrong_values() {
        return Stream.of(
                Arguments.of(
                        filled().but().department("nowhere").draft(),
                        "department 'nowhere' does not exist",
                        "Department"),
                Arguments.of(
                        filled().but().department("e").draft(),
                        "department 'e' is ambiguous: VPS (1), Billing (2)",
                        "Department"),
                Arguments.of(filled().but().service("db9").draft(), "service 'db9' does not exist", "Related service"),
                Arguments.of(
                        filled().but().cc(List.of("bob")).draft(), "not an e-mail address: 'bob'", "CC (addresses"));
    }

    @ParameterizedTest
    @MethodSource("wrong_values")
    void a_wrong_value_is_told_before_the_first_question_and_asked_for(Draft draft, String told, String question) {
        OpenDraft open = open(draft.but().message(null).draft());
        person.leaves(question);

        assertThatThrownBy(() -> run(open)).isInstanceOf(Prompts.Left.class);

        assertThat(person.said()).containsExactly(told);
    }

    @Test
    void not_sure_takes_the_usual_department() {
        OpenDraft open = open(filled().but().department(null).draft());
        desk.usual = "billing";
        person.choice("Department", "Not sure").choice("Next step", "Send");

        run(open);

        assertThat(open.draft().department()).isEqualTo("Billing");
        assertThat(person.said().get(0))
                .isEqualTo("The ticket goes to Billing; support moves it if another department is right.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not sure", "Not Sure"})
    void not_sure_takes_a_general_department_if_the_customer_agrees(String answer) {
        desk.departments = List.of(
                new Department("1", "VPS", "servers"),
                new Department("2", "Billing", "invoices"),
                new Department("3", "General", "everything else"));
        OpenDraft open = open(filled().but().department(answer).draft());
        person.confirms("Send it to General? Support moves it if another department is right.", false)
                .choice("Department", "Not sure")
                .confirms("Send it to General? Support moves it if another department is right.", true)
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().department()).isEqualTo("General");
    }

    static Stream<Arguments> departments_for_everything() {
        return Stream.of(
                Arguments.of(List.of("VPS:servers", "Customer Support:"), "Customer Support"),
                Arguments.of(List.of("VPS:servers", "Misc:Everything else"), "Misc"),
                Arguments.of(List.of("Support VPS:", "General:"), "General"),
                Arguments.of(List.of("VPS:servers", "Billing:invoices"), "VPS"));
    }

    @ParameterizedTest
    @MethodSource("departments_for_everything")
    void the_general_department_is_found_by_name_then_by_description_else_the_first_is_taken(
            List<String> all, String expected) {
        List<Department> departments = all.stream()
                .map(one -> one.split(":", -1))
                .map(parts -> new Department(parts[0], parts[0], parts[1]))
                .toList();

        assertThat(NotSure.general(departments).name()).isEqualTo(expected);
    }

    /** What was left, and the question at which the draft goes on. */
    static Stream<Arguments> left_questions() {
        return Stream.of(
                Arguments.of("Department", List.of()),
                Arguments.of("Subject", List.of("Department")),
                Arguments.of("Message", List.of("Department", "Subject")),
                Arguments.of("Next step", List.of("Department", "Subject", "Message")),
                Arguments.of("CC", List.of("Department", "Subject", "Message", "CC")),
                Arguments.of("Is the ticket urgent?", List.of("Department", "Subject", "Message", "Urgency")),
                Arguments.of("Encryption", List.of("Department", "Subject", "Message", "Encryption")));
    }

    private static void answer(ScriptedPrompts script, String question) {
        switch (question) {
            case "Department" -> script.choice("Department", "VPS");
            case "Subject" -> script.line("Subject", "Disk full");
            case "Message" -> script.text("Message", "Help");
            default -> script.choice("Next step", question);
        }
    }

    @ParameterizedTest
    @MethodSource("left_questions")
    void a_draft_goes_on_at_the_question_that_was_left(String question, List<String> answered) {
        OpenDraft first = open(Draft.ticket().draft());
        answered.forEach(each -> answer(person, each));
        person.leaves(question);
        assertThatThrownBy(() -> run(first)).isInstanceOf(Prompts.Left.class);
        first.close();

        person.leaves(question);
        assertThatThrownBy(() -> run(resumed())).isInstanceOf(Prompts.Left.class);
        person.mustBeOver();
    }

    @Test
    void a_half_message_goes_on_where_it_was_left_and_send_comes_after_its_end() {
        OpenDraft first = open(filled().but().message(null).draft());
        person.halfText("Message", "half a");
        assertThatThrownBy(() -> run(first)).isInstanceOf(Prompts.Left.class);
        first.close();

        OpenDraft again = resumed();
        person.text("Message", "half a message, and the rest").choice("Next step", "Send");
        run(again);

        assertThat(person.presets()).endsWith("Message=half a", "Next step=Send");
        assertThat(onDisk().message()).isEqualTo("half a message, and the rest");
    }
}
