package dev.tickets.compose;

import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.terminal.Prompts.Choices;
import dev.tickets.terminal.Prompts.Line;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The questions for each field of the form. Each answer is stored in the draft before the next question. */
final class Questions {
    private static final Choice NO_SERVICE = new Choice("none", "");

    private final Prompts prompts;
    private final OpenDraft open;
    private final FormBackend backend;
    private final @Nullable MessageEditor editor;
    private final List<String> subjects;
    private final AttachmentQuestions attachments;

    /**
     * @param editor the user's editor; null for none
     * @param subjects the subjects of earlier tickets, the latest last
     */
    Questions(
            Prompts prompts,
            OpenDraft open,
            FormBackend backend,
            @Nullable MessageEditor editor,
            List<String> subjects,
            AttachmentQuestions attachments) {
        this.prompts = prompts;
        this.open = open;
        this.backend = backend;
        this.editor = editor;
        this.subjects = subjects;
        this.attachments = attachments;
    }

    /** Asks for the field; the draft's value is the initial answer. */
    void ask(DraftField field) {
        switch (field) {
            case DEPARTMENT -> department();
            case SUBJECT -> subject();
            case MESSAGE -> message();
            case SERVICE -> service();
            case CC -> cc();
            case ATTACHMENTS -> attachments.ask();
            case ENCRYPTION -> encryption();
            case URGENCY -> urgency();
        }
    }

    private void department() {
        String before = open.draft().department();
        List<Department> all = known(backend::departments);
        String answer = all.isEmpty()
                ? prompts.line(Line.labelled("Department")
                        .preset(text(before))
                        .checked(typed -> typed.isEmpty() ? "a ticket needs a department" : null))
                : chosen("Department", all, before);
        open.keep(open.draft().but().department(answer).draft());
    }

    private String chosen(String label, List<Department> all, @Nullable String before) {
        List<Choice> choices = new ArrayList<>();
        for (Department department : all) {
            choices.add(new Choice(department.name(), department.description()));
        }
        int place = prompts.choose(new Choices(label, choices, place(NameSearch.ofDepartments(), all, before)));
        return handle(NameSearch.ofDepartments(), all, all.get(place), Department::name, Department::id);
    }

    /** The name if it is unique, because people read it in the draft; else the id. */
    private static <T> String handle(
            NameSearch<T> search, List<T> all, T item, Function<T, String> name, Function<T, String> id) {
        return item.equals(found(search, all, name.apply(item))) ? name.apply(item) : id.apply(item);
    }

    private static <T> int place(NameSearch<T> search, List<T> all, @Nullable String before) {
        T item = before == null ? null : found(search, all, before);
        return item == null ? 0 : all.indexOf(item);
    }

    private static <T> @Nullable T found(NameSearch<T> search, List<T> all, String wanted) {
        try {
            return search.find(wanted, all);
        } catch (TicketsException unclearOrUnknown) {
            return null;
        }
    }

    /** The list; empty if the portal cannot be reached: then the name is typed, and looked up later. */
    private <T> List<T> known(Supplier<List<T>> asking) {
        try {
            return asking.get();
        } catch (TicketsException e) {
            if (!e.code().isPortalAway()) {
                throw e;
            }
            prompts.say(e.getMessage() + "\nThe list is not available; type the name.");
            return List.of();
        }
    }

    private void subject() {
        String answer = prompts.line(Line.labelled("Subject")
                .preset(text(open.draft().subject()))
                .checked(typed -> typed.isBlank() ? "a ticket needs a subject" : null)
                .remembering(subjects));
        open.keep(open.draft().but().subject(answer).draft());
    }

    private void message() {
        while (true) {
            Prompts.Typed typed = prompts.text(new Prompts.Text(
                    "Message",
                    text(open.draft().message()),
                    editor != null,
                    text -> open.keep(open.draft().but().message(text).draft())));
            open.keep(open.draft().but().message(typed.text()).draft());
            if (typed.editor() && editor != null) {
                edit(editor);
            }
            if (!text(open.draft().message()).isBlank()) {
                return;
            }
            prompts.say("a ticket or reply needs a message");
        }
    }

    private void edit(MessageEditor chosen) {
        try {
            String text = chosen.edit(open.draft());
            if (text.isBlank()) {
                prompts.say("the editor saved an empty file; the message is unchanged");
                return;
            }
            open.keep(open.draft().but().message(text).draft());
            prompts.say(text);
        } catch (TicketsException e) {
            prompts.say(e.getMessage());
        }
    }

    private void service() {
        String before = open.draft().service();
        List<Service> all = known(backend::services);
        if (all.isEmpty()) {
            return;
        }
        List<Choice> choices = new ArrayList<>(List.of(NO_SERVICE));
        for (Service service : all) {
            choices.add(new Choice(service.name(), service.domain()));
        }
        int preset = before == null ? 0 : place(NameSearch.ofServices(), all, before) + 1;
        int place = prompts.choose(new Choices("Related service", choices, preset));
        String answer = place == 0
                ? null
                : handle(NameSearch.ofServices(), all, all.get(place - 1), Service::name, Service::id);
        open.keep(open.draft().but().service(answer).draft());
    }

    private void cc() {
        String answer = prompts.line(Line.labelled("CC (addresses separated by commas, or empty)")
                .preset(String.join(", ", open.draft().cc()))
                .checked(Questions::wrongAddress));
        open.keep(open.draft().but().cc(CcAddresses.parse(List.of(answer))).draft());
    }

    private static @Nullable String wrongAddress(String typed) {
        try {
            CcAddresses.parse(List.of(typed));
            return null;
        } catch (TicketsException e) {
            return e.getMessage();
        }
    }

    private void encryption() {
        if (backend.canEncrypt()) {
            boolean answer =
                    prompts.confirm("Encrypt the message?", open.draft().encrypt());
            boolean wasOnDisk = open.isWhole();
            open.keep(open.draft().but().encrypt(answer).draft());
            if (wasOnDisk && !open.isWhole()) {
                String what = open.id().isPresent() ? "text" : "draft";
                prompts.say("From now on the " + what
                        + " is kept only in memory, because it would be stored unencrypted on disk: a kill loses"
                        + " the text.");
            }
        }
    }

    private void urgency() {
        boolean urgent = prompts.confirm("Is the ticket urgent?", open.draft().urgent());
        open.keep(open.draft().but().urgent(urgent).draft());
        if (!urgent) {
            return;
        }
        String impact = prompts.line(Line.labelled("Who or what is affected")
                .preset(text(open.draft().impact())));
        open.keep(open.draft().but().impact(impact.isEmpty() ? null : impact).draft());
        String contact = prompts.line(
                Line.labelled("How to reach you").preset(text(open.draft().contact())));
        open.keep(open.draft().but().contact(contact.isEmpty() ? null : contact).draft());
    }

    private static String text(@Nullable String known) {
        return known == null ? "" : known;
    }
}
