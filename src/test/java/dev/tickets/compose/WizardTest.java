package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.compose.Wizard.End;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.testing.NoDraftCipher;
import dev.tickets.testing.ScriptedPrompts;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the wizard asks, in which order, and what of it is in the draft on disk at each moment. */
class WizardTest {
    private static final String ATTACH = "Attach a file";

    @TempDir
    Path folder;

    private final ScriptedPrompts person = new ScriptedPrompts();
    private final FakeDesk desk = new FakeDesk();
    private final List<OpenDraft> opened = new ArrayList<>();
    private @Nullable MessageEditor editor;

    /** A portal with two departments and one service; what the test says is wrong with files and drafts is wrong. */
    private static final class FakeDesk implements FormBackend {
        private List<Department> departments =
                List.of(new Department("1", "VPS", "servers"), new Department("2", "Billing", "invoices"));
        private List<Service> services = List.of(new Service("7", "web1", "web1.example.net", "Active"));
        private boolean encrypts;
        private @Nullable TicketsException unreachable;
        private final List<String> wrongFiles = new ArrayList<>();
        private final List<TicketsException> wrong = new ArrayList<>();
        private int rehearsals;

        @Override
        public List<Department> departments() {
            if (unreachable != null) {
                throw unreachable;
            }
            return departments;
        }

        @Override
        public List<Service> services() {
            if (unreachable != null) {
                throw unreachable;
            }
            return services;
        }

        @Override
        public boolean canEncrypt() {
            return encrypts;
        }

        @Override
        public Draft checkAttachments(Draft draft) {
            List<String> problems = draft.attachments().stream()
                    .filter(spec -> wrongFiles.stream().anyMatch(spec::endsWith))
                    .map(spec -> spec + ": there is no such file")
                    .toList();
            if (!problems.isEmpty()) {
                throw TicketsException.usage(
                        "nothing was sent, because of the attachments:\n" + String.join("\n", problems), null);
            }
            boolean zip = draft.attachments().stream().anyMatch(spec -> spec.endsWith(".log"));
            return draft.but()
                    .packing(zip ? new PackOptions(PackOptions.What.REFUSED, false) : draft.packing())
                    .draft();
        }

        @Override
        public String rehearse(Draft draft) {
            rehearsals++;
            if (!wrong.isEmpty()) {
                throw wrong.remove(0);
            }
            return "as sent: " + draft.subject() + " / " + draft.message();
        }
    }

    private Drafts drafts() {
        return new Drafts(
                folder.resolve("drafts"),
                new TrustedFiles(),
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
                new ShortId(new Random(1)),
                notice -> {
                    throw new AssertionError(notice);
                },
                new NoDraftCipher());
    }

    private OpenDraft open(Draft draft) {
        OpenDraft open = OpenDraft.begin(drafts(), new DraftFiles(folder, folder.resolve("staging")), "default", draft);
        opened.add(open);
        return open;
    }

    @AfterEach
    void close() {
        opened.forEach(OpenDraft::close);
    }

    private End run(OpenDraft open, Set<DraftField> missing) {
        Wizard wizard =
                new Wizard(person, open, desk, editor, List.of("Earlier"), folder.resolve("home"), typed -> List.of());
        End end = wizard.run(missing);
        person.mustBeOver();
        return end;
    }

    private Draft onDisk() {
        return drafts().all().get(0).draft();
    }

    private static Draft filled() {
        return Draft.ticket()
                .department("VPS")
                .subject("Disk full")
                .message("Help")
                .draft();
    }

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
                .confirms("Is it urgent?", true)
                .before(
                        "Who or what is affected",
                        () -> assertThat(onDisk().urgent()).isTrue())
                .line("Who or what is affected", "everybody")
                .before(
                        "How you are best reached",
                        () -> assertThat(onDisk().impact()).isEqualTo("everybody"))
                .line("How you are best reached", "phone")
                .before("What now", () -> assertThat(onDisk().contact()).isEqualTo("phone"))
                .choice("What now", "Send");

        assertThat(run(open, EnumSet.allOf(DraftField.class))).isEqualTo(End.SEND);

        assertThat(person.said()).containsExactly("\nas sent: Invoice / Which\none?\n");
        assertThat(onDisk().packing().what()).isEqualTo(PackOptions.What.REFUSED);
        assertThat(open.draft()).isEqualTo(onDisk());
    }

    static Stream<List<String>> ways_to_leave() {
        return Stream.of(
                List.of("Department"),
                List.of("Subject"),
                List.of("Message"),
                List.of("Related service"),
                List.of("CC"),
                List.of(ATTACH),
                List.of("Is it urgent?"),
                List.of("What now"));
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
                () -> script.confirms("Is it urgent?", false));
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
    void asks_only_for_what_is_missing() {
        OpenDraft open = open(filled().but().message(null).draft());
        person.text("Message", "Help").choice("What now", "Send");

        assertThat(run(open, Set.of(DraftField.MESSAGE))).isEqualTo(End.SEND);
    }

    @Test
    void asks_again_for_what_a_ticket_cannot_be_without() {
        OpenDraft open = open(Draft.ticket().department("VPS").draft());
        person.line("Subject", "")
                .line("Subject", "Disk full")
                .text("Message", "  ")
                .text("Message", "Help")
                .choice("What now", "Send");

        run(open, Set.of(DraftField.SUBJECT, DraftField.MESSAGE));

        assertThat(person.said())
                .containsExactly("a ticket needs a subject", "a message is needed", "\nas sent: Disk full / Help\n");
    }

    @Test
    void checks_addresses_as_they_are_given() {
        OpenDraft open = open(filled());
        person.line("CC", "ann@example.net, bob").line("CC", "ann@example.net").choice("What now", "Send");

        run(open, Set.of(DraftField.CC));

        assertThat(person.said().get(0)).isEqualTo("this is no e-mail address: 'bob'");
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
                .choice("What now", "Send");

        run(open, Set.of(DraftField.ATTACHMENTS));

        assertThat(person.said().get(0)).isEqualTo("gone.png: there is no such file");
        assertThat(person.said().get(1)).isEqualTo("standard input is this terminal; name a file");
        assertThat(person.presets())
                .startsWith(
                        "Attach a file (TAB completes, Enter when done)=",
                        "Attach a file (TAB completes, Enter when done)=gone.png");
        assertThat(open.draft().attachments())
                .containsExactly(folder.resolve("home/graph.png").toString());
    }

    @Test
    void every_field_can_be_changed_in_the_review_and_begins_with_what_it_was() {
        OpenDraft open = open(filled());
        person.choice("What now", "Change something")
                .choice("Change", "department")
                .choice("Department", "Billing")
                .choice("What now", "Change something")
                .choice("Change", "subject")
                .line("Subject", "Disk nearly full")
                .choice("What now", "Change something")
                .choice("Change", "message")
                .text("Message", "Help!")
                .choice("What now", "Change something")
                .choice("Change", "service")
                .choice("Related service", "web1")
                .choice("What now", "Change something")
                .choice("Change", "CC")
                .line("CC", "a@example.net")
                .choice("What now", "Change something")
                .choice("Change", "attachments")
                .line(ATTACH, "a.png")
                .line(ATTACH, "")
                .choice("What now", "Change something")
                .choice("Change", "attachments")
                .choice("Attachments", "Remove " + folder.resolve("a.png"))
                .line(ATTACH, "b.png")
                .line(ATTACH, "")
                .choice("What now", "Change something")
                .choice("Change", "urgency")
                .confirms("Is it urgent?", true)
                .line("Who or what is affected", "")
                .line("How you are best reached", "")
                .choice("What now", "Send");

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
        desk.wrong.add(new TicketsException(ErrorCode.NOT_FOUND, "there is no department 'nowhere'"));
        person.choice("What now", "Change something")
                .choice("Change", "department")
                .choice("Department", "VPS")
                .choice("What now", "Send");

        assertThat(run(open, Set.of())).isEqualTo(End.SEND);

        assertThat(person.said().get(0)).isEqualTo("there is no department 'nowhere'");
        assertThat(person.presets().get(0)).isEqualTo("What now=Change something");
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
        person.choice("What now", "Save as a draft");
        assertThat(run(open, Set.of())).isEqualTo(End.SAVE);
        person.choice("What now", "Cancel");
        assertThat(run(open, Set.of())).isEqualTo(End.CANCEL);
        assertThat(onDisk()).isEqualTo(filled());
    }

    @Test
    void without_a_portal_names_are_typed() {
        OpenDraft open = open(Draft.ticket().subject("Down").message("Help").draft());
        desk.unreachable = new TicketsException(ErrorCode.UNREACHABLE, "cannot reach the portal");
        person.line("Department", "").line("Department", "VPS").choice("What now", "Send");

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
        person.choice("Department", "vps").choice("What now", "Send");

        run(open, Set.of(DraftField.DEPARTMENT));

        assertThat(open.draft().department()).isEqualTo("2");
    }

    @Test
    void an_editor_goes_on_with_what_was_typed() {
        OpenDraft open = open(filled().but().message(null).draft());
        editor = draft -> draft.message() + "\nwritten in the editor";
        person.editor("Message", "typed").choice("What now", "Send");

        run(open, Set.of(DraftField.MESSAGE));

        assertThat(onDisk().message()).isEqualTo("typed\nwritten in the editor");
    }

    @Test
    void an_editor_that_fails_loses_nothing() {
        OpenDraft open = open(filled().but().message(null).draft());
        editor = draft -> {
            throw TicketsException.usage("the editor failed", null);
        };
        person.editor("Message", "typed").choice("What now", "Send");

        run(open, Set.of(DraftField.MESSAGE));

        assertThat(person.said()).first().isEqualTo("the editor failed");
        assertThat(onDisk().message()).isEqualTo("typed");
    }

    @Test
    void encryption_is_asked_for_only_where_it_can_be_had_and_then_the_draft_leaves_the_disk() {
        OpenDraft open = open(filled());
        desk.encrypts = true;
        person.confirms("Encrypt it?", true).choice("What now", "Send");

        run(open, Set.of(DraftField.ENCRYPTION));

        assertThat(open.draft().encrypt()).isTrue();
        assertThat(drafts().all()).isEmpty();
        assertThat(open.id()).isEmpty();
        assertThat(person.said())
                .first()
                .asString()
                .isEqualTo("From here on the draft is not kept on disk, where it would lie in clear: a kill loses it.");
    }

    @Test
    void encryption_is_asked_for_before_anything_is_written() {
        OpenDraft open = open(filled().but().message(null).draft());
        desk.encrypts = true;
        person.confirms("Encrypt it?", true).text("Message", "secret").choice("What now", "Send");

        run(open, Set.of(DraftField.MESSAGE, DraftField.ENCRYPTION));

        assertThat(open.draft().message()).isEqualTo("secret");
    }

    @Test
    void of_a_reply_only_message_and_attachments_can_be_changed() {
        OpenDraft open =
                open(Draft.reply(new TicketNumber("123456")).message("Thanks").draft());
        person.choice("What now", "Change something")
                .choice("Change", "message")
                .text("Message", "Thank you")
                .choice("What now", "Send");

        assertThat(run(open, Set.of())).isEqualTo(End.SEND);
        assertThat(onDisk().message()).isEqualTo("Thank you");
    }
}
