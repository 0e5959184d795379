package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.compose.Wizard.End;
import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.TicketsException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the wizard asks, in which order, and what of it is in the draft on disk at each moment. */
class WizardTest extends WizardFixture {
    @Test
    void asks_for_the_whole_form_in_its_order_and_keeps_every_answer() {
        OpenDraft open = open(Draft.ticket().draft());
        person.choice("Department", "Billing")
                .before("Subject", () -> assertThat(onDisk().department()).isEqualTo("Billing"))
                .line("Subject", "Invoice")
                .before("Message", () -> assertThat(onDisk().subject()).isEqualTo("Invoice"))
                .text("Message", "Which\none?")
                .before("Related service", () -> assertThat(onDisk().message()).isEqualTo("Which\none?"))
                .choice("Related service", "web1")
                .before("CC", () -> assertThat(onDisk().service()).isEqualTo("web1"))
                .line("CC", "a@example.net,b@example.net")
                .before(ATTACH, () -> assertThat(onDisk().cc()).containsExactly("a@example.net", "b@example.net"))
                .line(ATTACH, "app.log")
                .before(
                        ATTACH,
                        () -> assertThat(onDisk().attachments())
                                .containsExactly(folder.resolve("app.log").toString()))
                .line(ATTACH, "")
                .confirms("Is the ticket urgent?", true)
                .before(
                        "Who or what is affected",
                        () -> assertThat(onDisk().urgent()).isTrue())
                .line("Who or what is affected", "everybody")
                .before("How to reach you", () -> assertThat(onDisk().impact()).isEqualTo("everybody"))
                .line("How to reach you", "phone")
                .before("Next step", () -> assertThat(onDisk().contact()).isEqualTo("phone"))
                .choice("Next step", "Send");

        assertThat(run(open, EnumSet.allOf(DraftField.class))).isEqualTo(End.SEND);

        assertThat(person.said()).containsExactly("\nas sent: Invoice / Which\none?\n");
        assertThat(onDisk().packing().what()).isEqualTo(PackOptions.What.REFUSED);
        assertThat(open.draft()).isEqualTo(onDisk());
    }

    @Test
    void asks_only_for_what_is_missing() {
        OpenDraft open = open(filled().but().message(null).draft());
        person.text("Message", "Help").choice("Next step", "Send");

        assertThat(run(open, Set.of(DraftField.MESSAGE))).isEqualTo(End.SEND);
    }

    @Test
    void asks_again_for_what_a_ticket_cannot_be_without() {
        OpenDraft open = open(Draft.ticket().department("VPS").draft());
        person.line("Subject", "")
                .line("Subject", "Disk full")
                .text("Message", "  ")
                .text("Message", "Help")
                .choice("Next step", "Send");

        run(open, Set.of(DraftField.SUBJECT, DraftField.MESSAGE));

        assertThat(person.said())
                .containsExactly(
                        "a ticket needs a subject",
                        "a ticket or reply needs a message",
                        "\nas sent: Disk full / Help\n");
    }

    @Test
    void checks_addresses_as_they_are_given() {
        OpenDraft open = open(filled());
        person.line("CC", "ann@example.net, bob").line("CC", "ann@example.net").choice("Next step", "Send");

        run(open, Set.of(DraftField.CC));

        assertThat(person.said().get(0)).isEqualTo("not an e-mail address: 'bob'");
        assertThat(open.draft().cc()).containsExactly("ann@example.net");
    }

    @Test
    void says_at_once_what_is_wrong_with_a_file_and_asks_again() {
        OpenDraft open = open(filled());
        desk.wrongFiles.add("gone.png");
        person.line(ATTACH, "gone.png")
                .line(ATTACH, "x=-")
                .line(ATTACH, "~/graph.png")
                .line(ATTACH, "")
                .choice("Next step", "Send");

        run(open, Set.of(DraftField.ATTACHMENTS));

        assertThat(person.said().get(0)).isEqualTo("gone.png: the file does not exist");
        assertThat(person.said().get(1)).isEqualTo("standard input is this terminal; attach a file instead");
        assertThat(person.presets())
                .startsWith(
                        "Attach a file (TAB completes, Enter when done)=",
                        "Attach a file (TAB completes, Enter when done)=gone.png");
        assertThat(open.draft().attachments())
                .containsExactly(folder.resolve("home/graph.png").toString());
    }

    @Test
    void without_a_portal_names_are_typed() {
        OpenDraft open = open(Draft.ticket().subject("Down").message("Help").draft());
        desk.unreachable = new TicketsException(ErrorCode.UNREACHABLE, "cannot reach the portal");
        person.line("Department", "").line("Department", "VPS").choice("Next step", "Send");

        run(open, Set.of(DraftField.DEPARTMENT, DraftField.SERVICE));

        assertThat(open.draft().department()).isEqualTo("VPS");
        assertThat(person.said().get(0)).startsWith("cannot reach the portal\n");
    }

    @Test
    void without_a_login_there_is_nothing_to_ask() {
        OpenDraft open = open(Draft.ticket().draft());
        desk.unreachable = new TicketsException(ErrorCode.LOGIN_REQUIRED, "not logged in");

        assertThatThrownBy(() -> run(open, EnumSet.allOf(DraftField.class))).hasMessage("not logged in");
    }

    @Test
    void where_names_are_not_unique_the_id_is_kept() {
        OpenDraft open = open(filled().but().department(null).draft());
        desk.departments = List.of(new Department("1", "VPS", "old"), new Department("2", "vps", "new"));
        person.choice("Department", "vps").choice("Next step", "Send");

        run(open, Set.of(DraftField.DEPARTMENT));

        assertThat(open.draft().department()).isEqualTo("2");
    }

    @Test
    void encryption_is_asked_for_before_anything_is_written() {
        OpenDraft open = open(filled().but().message(null).draft());
        desk.encrypts = true;
        person.confirms("Encrypt the message?", true).text("Message", "secret").choice("Next step", "Send");

        run(open, Set.of(DraftField.MESSAGE, DraftField.ENCRYPTION));

        assertThat(open.draft().message()).isEqualTo("secret");
    }
}
