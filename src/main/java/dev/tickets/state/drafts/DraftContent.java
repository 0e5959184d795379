package dev.tickets.state.drafts;

import dev.tickets.ticket.Draft;
import org.jspecify.annotations.Nullable;

/** Whether a person has written anything into a draft. */
public final class DraftContent {
    private DraftContent() {}

    /**
     * Whether the draft holds nothing worth keeping.
     *
     * @param preset the department that it began with, from the profile or an option; null for none
     */
    public static boolean isEmpty(Draft draft, @Nullable String preset) {
        boolean department = draft.department() == null || draft.department().equals(preset);
        return department
                && isBlank(draft.subject())
                && isBlank(draft.message())
                && isBlank(draft.impact())
                && isBlank(draft.contact())
                && draft.service() == null
                && draft.attachments().isEmpty()
                && draft.priority() == null
                && draft.alert() == null
                && !draft.urgent();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
