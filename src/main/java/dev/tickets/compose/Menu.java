package dev.tickets.compose;

import dev.tickets.terminal.Prompts.Choice;
import dev.tickets.ticket.Draft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The menu below the shown message: what can be done, with the present value beside each field. */
final class Menu {
    private static final List<DraftField> OF_TICKET = List.of(
            DraftField.SERVICE,
            DraftField.CC,
            DraftField.ATTACHMENTS,
            DraftField.SCREENSHOT,
            DraftField.URGENCY,
            DraftField.ENCRYPTION);
    private static final List<DraftField> OF_REPLY =
            List.of(DraftField.ATTACHMENTS, DraftField.SCREENSHOT, DraftField.ENCRYPTION, DraftField.CLOSING);

    /** What an entry does; a field is asked for. */
    enum Step {
        SHOW_ALL,
        SEND,
        FIELD,
        EDIT,
        SAVE,
        CANCEL
    }

    /** @param field of the step {@code FIELD}; else null */
    record Entry(Choice choice, Step step, @Nullable DraftField field) {}

    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param sendable whether the message can be sent
     * @param rest the size of the folded part of the message; null for none
     * @param backend knows what can be encrypted, and what that needs
     */
    Menu(Draft draft, boolean sendable, @Nullable String rest, FormBackend backend) {
        if (rest != null) {
            add("Show all", rest, Step.SHOW_ALL);
        }
        if (sendable) {
            add("Send", draft.encrypt() ? "encrypted" : "as shown", Step.SEND);
        }
        for (DraftField field : draft.isReply() ? OF_REPLY : OF_TICKET) {
            entries.add(new Entry(new Choice(name(field), value(field, draft, backend)), Step.FIELD, field));
        }
        add("Edit", draft.isReply() ? "the message" : "department, subject, message", Step.EDIT);
        add("Save", "as a draft, to continue later", Step.SAVE);
        add("Cancel", "the draft is kept too", Step.CANCEL);
    }

    private void add(String name, String description, Step step) {
        entries.add(new Entry(new Choice(name, description), step, null));
    }

    Entry entry(int place) {
        return entries.get(place);
    }

    List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        entries.forEach(entry -> choices.add(entry.choice()));
        return choices;
    }

    /** The place of the step; 0 if the menu lacks it. */
    int placeOf(Step step) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).step() == step) {
                return i;
            }
        }
        return 0;
    }

    private static String name(DraftField field) {
        String name = field.toString();
        return field == DraftField.CLOSING ? "Close" : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String value(DraftField field, Draft draft, FormBackend backend) {
        return switch (field) {
            case SERVICE -> draft.service() == null ? "none" : draft.service();
            case CC -> draft.cc().isEmpty() ? "none" : String.join(", ", draft.cc());
            case ATTACHMENTS -> draft.attachments().isEmpty() ? "none" : names(draft.attachments());
            case SCREENSHOT -> "paste it from the clipboard";
            case URGENCY -> draft.urgent() ? urgency(draft) : "not urgent";
            case ENCRYPTION -> encryption(draft, backend);
            case CLOSING -> draft.close() ? "the ticket, after the reply" : "no";
            case DEPARTMENT, SUBJECT, MESSAGE, REVIEW -> "";
        };
    }

    private static String encryption(Draft draft, FormBackend backend) {
        if (draft.encrypt() || backend.canEncrypt(draft)) {
            return draft.encrypt() ? "on" : "off";
        }
        return backend.canTestPortal() ? "off; needs a key, or a test" : "off; needs a key";
    }

    private static String urgency(Draft draft) {
        return draft.impact() == null ? "urgent" : "urgent: " + draft.impact();
    }

    /** The names of the files, as the portal shows them before packing. */
    private static String names(List<String> specs) {
        List<String> names = new ArrayList<>();
        for (String spec : specs) {
            int equals = spec.indexOf('=');
            String path = spec.endsWith("/") ? spec.substring(0, spec.length() - 1) : spec;
            names.add(
                    equals > 0 && spec.indexOf('/') > equals
                            ? spec.substring(0, equals)
                            : path.substring(path.lastIndexOf('/') + 1));
        }
        return String.join(", ", names);
    }
}
