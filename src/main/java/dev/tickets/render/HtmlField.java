package dev.tickets.render;

/** The word that stands for an element without text: a picture, a checkbox, a film. */
final class HtmlField {
    private HtmlField() {}

    /** The word; empty for none. */
    static String word(HtmlElement element, String attributes) {
        return switch (element) {
            case IMAGE -> bracketed(alternative(attributes));
            case AREA -> area(attributes);
            case EMBEDDED -> {
                String source = HtmlAttributes.value(attributes, "src");
                String address = source.isEmpty() ? HtmlAttributes.value(attributes, "data") : source;
                yield HtmlMark.leads(address) ? bracketed(address) : "";
            }
            case INPUT -> input(attributes);
            case OPTION -> HtmlAttributes.has(attributes, "selected") ? "(x) " : "( ) ";
            default -> "";
        };
    }

    private static String alternative(String attributes) {
        String alternative = HtmlAttributes.value(attributes, "alt");
        return alternative.isEmpty() ? HtmlAttributes.value(attributes, "title") : alternative;
    }

    private static String area(String attributes) {
        String address = HtmlAttributes.value(attributes, "href");
        String shown = address.isEmpty() || !HtmlMark.leads(address) ? "" : " (" + address + ")";
        return (bracketed(alternative(attributes)) + shown).strip();
    }

    private static String input(String attributes) {
        boolean checked = HtmlAttributes.has(attributes, "checked");
        return switch (HtmlAttributes.lower(attributes, "type")) {
            case "checkbox" -> checked ? "[x]" : "[ ]";
            case "radio" -> checked ? "(x)" : "( )";
            case "hidden", "password", "file" -> "";
            case "image" -> bracketed(alternative(attributes));
            default -> bracketed(HtmlAttributes.value(attributes, "value"));
        };
    }

    private static String bracketed(String text) {
        return text.isEmpty() ? "" : "[" + text + "]";
    }
}
