package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** Facts for people, a line each: a label and a value. */
public final class FactSheet {
    private final StringBuilder text = new StringBuilder();
    private final Style style;
    private final int width;
    private final boolean marking;

    private FactSheet(Style style, int width, boolean marking) {
        this.style = style;
        this.width = width;
        this.marking = marking;
    }

    /** With a colon after each label. */
    public static FactSheet withColons() {
        return new FactSheet(Style.PLAIN, 0, false);
    }

    /** With dimmed labels, and values that begin in the same column. */
    static FactSheet aligned(Style style, int width) {
        return new FactSheet(style, width, false);
    }

    /** The same; values cannot look like marks of decrypted text. */
    FactSheet withoutMarks() {
        return new FactSheet(style, width, true);
    }

    /** Adds a fact with a value made safe for one line; skips an unknown value. */
    public FactSheet fact(String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            String safe = SafeText.line(value);
            line(label, marking ? OpenedText.withoutMarks(safe) : safe);
        }
        return this;
    }

    /** Adds a line with a safe value, which may be empty. */
    void line(String label, String value) {
        String padded = width == 0 ? label + ": " : DisplayWidth.pad(label, width);
        text.append(style.dim(value.isEmpty() ? label : padded)).append(value).append('\n');
    }

    public String text() {
        return text.toString();
    }
}
