package dev.tickets.compose;

import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.terminal.Prompts.Choices;
import dev.tickets.terminal.Prompts.Line;
import dev.tickets.ticket.CcAddresses;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.InvisibleCharacters;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The questions for each field of the form. Each answer is stored in the draft before the next question. */
final class Questions {
    private static final Choice NO_SERVICE = new Choice("none", "");
    private static final Choice NOT_SURE = new Choice("Not sure", "support moves the ticket to the right one");

    private final Prompts prompts;
    private final OpenDraft open;
    private final FormBackend backend;
    private final List<String> subjects;
    private final MessageQuestions message;
    private final AttachmentQuestions attachments;
    private final EncryptionQuestions encryption;

    Questions(Prompts prompts, OpenDraft open, FormBackend backend, WizardTools tools) {
        this.prompts = prompts;
        this.open = open;
        this.backend = backend;
        this.subjects = tools.subjects();
        this.encryption = new EncryptionQuestions(prompts, open, backend, tools.completion());
        this.message = new MessageQuestions(prompts, open, tools, encryption);
        this.attachments = new AttachmentQuestions(prompts, open, backend, tools.paths(), tools.completion());
    }

    /** Asks for the field; the draft's value is the initial answer. */
    void ask(DraftField field) {
        switch (field) {
            case DEPARTMENT -> department();
            case SUBJECT -> subject();
            case MESSAGE -> message.ask();
            case SERVICE -> service();
            case CC -> cc();
            case ATTACHMENTS -> attachments.ask();
            case SCREENSHOT -> screenshot();
            case URGENCY -> urgency();
            case ENCRYPTION -> encryption.ask();
            case CLOSING -> closing();
            case REVIEW -> throw new IllegalArgumentException("the review is no field");
        }
    }

    /** What is wrong with the value that the draft has; null for nothing, or while that cannot be known. */
    @Nullable
    String fault(DraftField field) {
        Draft draft = open.draft();
        return switch (field) {
            case DEPARTMENT ->
                draft.department() == null
                        ? null
                        : fault(
                                draft.department(),
                                wanted -> NameSearch.ofDepartments().find(wanted, backend.departments()));
            case SERVICE -> draft.service() == null ? null : fault(draft.service(), this::findService);
            case CC -> wrongAddress(String.join(",", draft.cc()));
            default -> null;
        };
    }

    private void findService(String wanted) {
        if (backend.listsServices()) {
            Service ignored = NameSearch.ofServices().find(wanted, backend.services());
        }
    }

    private static @Nullable String fault(String wanted, Consumer<String> finding) {
        try {
            finding.accept(wanted);
            return null;
        } catch (TicketsException e) {
            return e.code().isOfDraft() && !NotSure.is(wanted) ? e.getMessage() : null;
        }
    }

    private void department() {
        String before = open.draft().department();
        List<Department> all = known(backend::departments);
        String answer = all.isEmpty()
                ? prompts.line(Line.labelled("Department")
                        .preset(text(before))
                        .checked(typed -> typed.isEmpty() ? "a ticket needs a department" : null)
                        .keeping(typed ->
                                open.keep(open.draft().but().department(typed).draft())))
                : chosen(all, before);
        open.keep(open.draft().but().department(answer).draft());
    }

    private String chosen(List<Department> all, @Nullable String before) {
        List<Choice> choices = new ArrayList<>();
        for (Department department : all) {
            choices.add(new Choice(department.name(), department.description()));
        }
        choices.add(NOT_SURE);
        Department found = before != null && NotSure.is(before) ? unsure(all) : null;
        while (found == null) {
            int place = prompts.choose(new Choices(
                            "Department", choices, place(NameSearch.ofDepartments(), all, before))
                    .keeping(filter -> {
                        if (before == null) {
                            open.keep(open.draft().but().department(filter).draft());
                        }
                    }));
            found = place < all.size() ? all.get(place) : unsure(all);
        }
        return handle(NameSearch.ofDepartments(), all, found, Department::name, Department::id);
    }

    /** The department of a customer who does not know it: the profile's, or a general one if the customer agrees. */
    private @Nullable Department unsure(List<Department> all) {
        String usual = backend.defaultDepartment();
        Department known = usual == null ? null : found(NameSearch.ofDepartments(), all, usual);
        if (known != null) {
            prompts.say("The ticket goes to " + known.name() + "; support moves it if another department is right.");
            return known;
        }
        Department general = NotSure.general(all);
        boolean agreed = prompts.confirm(
                "Send it to " + general.name() + "? Support moves it if another department is right.", true);
        return agreed ? general : null;
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
                .checked(typed -> InvisibleCharacters.isBlank(typed) ? "a ticket needs a subject" : null)
                .remembering(subjects)
                .keeping(typed -> open.keep(open.draft().but().subject(typed).draft())));
        open.keep(open.draft().but().subject(answer).draft());
    }

    private void service() {
        String before = open.draft().service();
        List<Service> all;
        try {
            all = backend.services();
        } catch (TicketsException e) {
            if (!e.code().isPortalAway() && e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            prompts.say(e.getMessage());
            String typed = prompts.line(
                    Line.labelled("Related service (typed name, or empty)").preset(text(before)));
            open.keep(open.draft().but().service(typed.isEmpty() ? null : typed).draft());
            return;
        }
        if (all.isEmpty()) {
            prompts.say("You have no services at this portal.");
            return;
        }
        List<Choice> choices = new ArrayList<>(List.of(NO_SERVICE));
        for (Service service : all) {
            choices.add(new Choice(service.name(), service.domain()));
        }
        int preset = before == null ? 0 : place(NameSearch.ofServices(), all, before) + 1;
        int place = prompts.choose(new Choices("Related service", choices, preset).keeping(filter -> {
            if (before == null) {
                open.keep(open.draft().but().service(filter).draft());
            }
        }));
        String answer = place == 0
                ? null
                : handle(NameSearch.ofServices(), all, all.get(place - 1), Service::name, Service::id);
        open.keep(open.draft().but().service(answer).draft());
    }

    private void cc() {
        String answer = prompts.line(Line.labelled("CC (addresses separated by commas, or empty)")
                .preset(String.join(", ", open.draft().cc()))
                .checked(Questions::wrongAddress)
                .keeping(typed -> open.keep(
                        open.draft().but().cc(CcAddresses.unchecked(typed)).draft())));
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

    private void screenshot() {
        try {
            Draft named = open.lasting(backend.withPicture(open.draft()));
            open.keep(backend.checkAttachments(named));
            prompts.say("The picture on the clipboard is attached.");
        } catch (TicketsException e) {
            prompts.say(e.hint() == null ? e.getMessage() : e.getMessage() + "\n" + e.hint());
        }
    }

    private void closing() {
        boolean close = prompts.confirm(
                "Close the ticket after the reply?", open.draft().close());
        open.keep(open.draft().but().close(close).draft());
    }

    private void urgency() {
        boolean urgent = prompts.confirm("Is the ticket urgent?", open.draft().urgent());
        open.keep(open.draft().but().urgent(urgent).draft());
        if (!urgent) {
            return;
        }
        String impact = prompts.line(Line.labelled("Who or what is affected")
                .preset(text(open.draft().impact()))
                .keeping(typed -> open.keep(open.draft().but().impact(typed).draft())));
        open.keep(open.draft().but().impact(impact.isEmpty() ? null : impact).draft());
        String contact = prompts.line(Line.labelled("How to reach you")
                .preset(text(open.draft().contact()))
                .keeping(typed -> open.keep(open.draft().but().contact(typed).draft())));
        open.keep(open.draft().but().contact(contact.isEmpty() ? null : contact).draft());
    }

    private static String text(@Nullable String known) {
        return known == null ? "" : known;
    }
}
