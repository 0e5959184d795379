package dev.tickets.compose;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the wizard can ask, in the order of its questions. */
public enum DraftField {
    DEPARTMENT,
    SUBJECT,
    MESSAGE,
    SERVICE,
    CC,
    ATTACHMENTS,
    SCREENSHOT,
    URGENCY,
    ENCRYPTION,
    CLOSING,
    /** The menu below the shown message. */
    REVIEW;

    /** Those without which nothing can be sent; the message is the only one of a reply. */
    static Set<DraftField> required(boolean reply) {
        return reply ? EnumSet.of(MESSAGE) : EnumSet.of(DEPARTMENT, SUBJECT, MESSAGE);
    }

    /** The name of an open question in a kept draft. */
    String question() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the message's question while its template is being filled in. */
    static String question(Template template) {
        return MESSAGE.question() + " " + template.name();
    }

    /** Whether the question is one of the open ones. */
    boolean isIn(List<String> questions) {
        for (String question : questions) {
            if (question.equals(question()) || question.startsWith(question() + " ")) {
                return true;
            }
        }
        return false;
    }

    /** The open questions without this one. */
    List<String> removedFrom(List<String> questions) {
        return questions.stream().filter(question -> !isIn(List.of(question))).toList();
    }

    /** The template that the open question of the message names; null for none. */
    static @Nullable String templateIn(List<String> questions) {
        for (String question : questions) {
            if (question.startsWith(MESSAGE.question() + " ")) {
                return question.substring(MESSAGE.question().length() + 1);
            }
        }
        return null;
    }

    /** The name for the user. */
    @Override
    public String toString() {
        return this == CC ? "CC" : question();
    }
}
