package dev.tickets.compose;

import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import dev.tickets.terminal.Prompts.Candidate;
import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.terminal.Prompts.Line;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks for files, one after another; each file is checked at once. */
final class AttachmentQuestions {
    private final Prompts prompts;
    private final OpenDraft open;
    private final FormBackend backend;
    private final TypedPaths paths;
    private final Function<String, List<Candidate>> completion;

    AttachmentQuestions(
            Prompts prompts,
            OpenDraft open,
            FormBackend backend,
            TypedPaths paths,
            Function<String, List<Candidate>> completion) {
        this.prompts = prompts;
        this.open = open;
        this.backend = backend;
        this.paths = paths;
        this.completion = completion;
    }

    void ask() {
        while (!open.draft().attachments().isEmpty() && remove()) {
            // until no more files are removed
        }
        add();
    }

    private void add() {
        String preset = "";
        while (true) {
            String typed = prompts.line(Line.labelled("Attach a file (TAB completes, Enter when done)")
                    .preset(preset)
                    .completed(completion)
                    .keeping(this::keep));
            if (typed.isEmpty()) {
                return;
            }
            preset = isTaken(typed) ? "" : typed;
        }
    }

    private boolean isTaken(String typed) {
        if (typed.endsWith("=-")) {
            prompts.say("standard input is this terminal; attach a file instead");
            return false;
        }
        try {
            Draft named = open.lasting(with(paths.specs(typed)));
            open.keep(backend.checkAttachments(named));
            return true;
        } catch (TicketsException e) {
            prompts.say(problem(e));
            return false;
        }
    }

    private Draft with(List<String> added) {
        List<String> specs = new ArrayList<>(open.draft().attachments());
        specs.addAll(added);
        return open.draft().but().attachments(specs).draft();
    }

    /** The person leaves at this text: files that exist are attached, without a question about them. */
    private void keep(String typed) {
        if (paths.areFiles(typed)) {
            open.keep(with(paths.specs(typed)));
        }
    }

    /** The problems without the headline, which says that nothing was sent. */
    private static String problem(TicketsException e) {
        String message = e.getMessage();
        int headline = message.indexOf(":\n");
        return headline < 0 ? message : message.substring(headline + 2);
    }

    /** Offers to remove a file; false when all stay. */
    private boolean remove() {
        List<String> specs = new ArrayList<>(open.draft().attachments());
        List<Choice> choices = new ArrayList<>(List.of(new Choice("Keep all attachments", "")));
        specs.forEach(spec -> choices.add(new Choice("Remove " + spec, "")));
        int place = prompts.choose(new Prompts.Choices("Attachments", choices, 0));
        if (place == 0) {
            return false;
        }
        specs.remove(place - 1);
        open.keep(open.draft().but().attachments(specs).draft());
        return true;
    }
}
