package dev.tickets.render;

import dev.tickets.ticket.ShellWord;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.nio.file.Path;

/**
 * A text with private parts, which can be left out, so that the rest may be published. A text is made of a constant
 * sentence and the values in it. A value is private unless its type cannot hold anything private, or {@link #safe}
 * declares it as public.
 *
 * @param text the whole text
 * @param redacted the text with a word in angle brackets in place of each private part
 */
public record RedactableText(String text, String redacted) {
    private static final String PLACE = "{}";

    /** A private value; see {@link #hidden}. */
    private record Hidden(PrivatePart kind, String value) {}

    /**
     * The sentence with the values in place of each <code>{}</code>, in order. Numbers, enums of this program and other
     * redactable texts are public. All other values are private: paths, addresses, and strings of any origin.
     *
     * @param sentence a string literal: it is published
     * @throws IllegalArgumentException when the number of values is another one than that of the places
     */
    public static RedactableText of(String sentence, Object... values) {
        StringBuilder text = new StringBuilder();
        StringBuilder redacted = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int place = sentence.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("too many values for: " + sentence);
            }
            RedactableText part = part(value);
            text.append(sentence, from, place).append(part.text);
            redacted.append(sentence, from, place).append(part.redacted);
            from = place + PLACE.length();
        }
        if (sentence.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("too few values for: " + sentence);
        }
        return new RedactableText(
                text.append(sentence, from, sentence.length()).toString(),
                redacted.append(sentence, from, sentence.length()).toString());
    }

    /** A value for {@link #of} that is private. */
    public static Object hidden(PrivatePart kind, Object value) {
        return new Hidden(kind, value.toString());
    }

    /** A path for a command: one word of a shell, and private. */
    public static Object word(Path path) {
        return hidden(PrivatePart.PATH, ShellWord.of(path.toString()));
    }

    /**
     * A text that is public although it is computed: a version, a name that this program or the system's vendor has
     * given. Never a text of the user, the portal or the configuration.
     */
    public static RedactableText safe(String text) {
        return new RedactableText(text, text);
    }

    /** The message of a failure; private as a whole. */
    public static RedactableText message(TicketsException failure) {
        return new RedactableText(failure.getMessage(), PrivatePart.TEXT.toString());
    }

    /** The same text; redacted, it is the other one. */
    public RedactableText withRedacted(RedactableText other) {
        return new RedactableText(text, other.redacted);
    }

    private static RedactableText part(Object value) {
        if (value instanceof RedactableText text) {
            return text;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Enum<?>) {
            return safe(value.toString());
        }
        if (value instanceof Hidden hidden) {
            return new RedactableText(hidden.value, hidden.kind.toString());
        }
        PrivatePart kind = value instanceof Path
                ? PrivatePart.PATH
                : value instanceof URI ? PrivatePart.ADDRESS : PrivatePart.TEXT;
        return new RedactableText(value.toString(), kind.toString());
    }
}
