package dev.tickets.render;

/** Recognises the quotations of mail programs by the tags that these programs write. */
final class HtmlQuote {
    private HtmlQuote() {}

    /** Whether a {@code <blockquote>} only indents, as Gmail's button for this writes it. */
    static boolean isIndentation(String attributes) {
        return HtmlAttributes.style(attributes).contains("border:none")
                && HtmlAttributes.value(attributes, "type").isEmpty()
                && !isNamed(attributes, "class");
    }

    /** Whether a division is a quotation: of Outlook with its blue bar, of Yahoo, of GMX. */
    static boolean isDivision(String attributes) {
        String style = HtmlAttributes.style(attributes);
        int bar = style.indexOf("border-left:");
        int end = bar < 0 ? -1 : style.indexOf(';', bar);
        boolean hasBar =
                bar >= 0 && style.substring(bar, end < 0 ? style.length() : end).contains("solid");
        return (hasBar
                        && (style.contains("border:none")
                                || isNamed(attributes, "name")
                                || isNamed(attributes, "class")))
                || HtmlAttributes.value(attributes, "class").contains("yahoo_quoted");
    }

    /** Whether everything from this division on is quoted: Outlook writes the heading of a quoted mail into it. */
    static boolean isRest(String attributes) {
        if (HtmlAttributes.value(attributes, "id").endsWith("divRplyFwdMsg")) {
            return true;
        }
        String style = HtmlAttributes.style(attributes);
        return style.startsWith("border:none;border-top:solid") && style.contains("padding:3.0pt0");
    }

    private static boolean isNamed(String attributes, String attribute) {
        return HtmlAttributes.lower(attributes, attribute).contains("quote");
    }
}
