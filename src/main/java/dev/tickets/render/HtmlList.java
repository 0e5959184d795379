package dev.tickets.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A list under construction: its items get their numbers at its end, because a reversed list counts down to 1. */
final class HtmlList extends HtmlBlock {
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final int LARGEST_ROMAN = 3999;
    private static final int LETTERS = 26;
    /** Texts of items are indented by the width of their number, up to this width. */
    private static final int WIDEST_INDENT = 4;

    private final boolean numbered;
    private final boolean reversed;
    private final @Nullable Integer start;
    private final String type;
    private final List<Item> items = new ArrayList<>();
    private String nextType = "";
    private @Nullable Integer nextValue;

    HtmlList(boolean numbered, String attributes) {
        super(Kind.LIST);
        this.numbered = numbered;
        reversed = HtmlAttributes.has(attributes, "reversed");
        start = number(HtmlAttributes.value(attributes, "start"));
        type = type(attributes, numbered ? "1" : "");
    }

    /** @param marked false for text between items */
    private record Item(
            String text,
            boolean marked,
            String type,
            @Nullable Integer value) {}

    /** Begins an item, with a number of its own if its tag has one. */
    void beginItem(String attributes) {
        nextType = type(attributes, type);
        nextValue = number(HtmlAttributes.value(attributes, "value"));
    }

    void add(String text) {
        items.add(new Item(text, true, nextType, nextValue));
    }

    void addLoose(String text) {
        items.add(new Item(text, false, "", null));
    }

    @Override
    String finish() {
        int count = 0;
        for (Item item : items) {
            count += item.marked() ? 1 : 0;
        }
        int number = start != null ? start : reversed ? count : 1;
        for (Item item : items) {
            if (!item.marked()) {
                block(item.text(), 1);
                continue;
            }
            number = item.value() == null ? number : item.value();
            String mark = mark(item.type(), number);
            int indent = Math.min(mark.length(), WIDEST_INDENT);
            block(prefixed(item.text(), mark, " ".repeat(indent)), 1);
            number += reversed ? -1 : 1;
        }
        return super.finish();
    }

    private String mark(String its, int number) {
        if (its.equals("none")) {
            return "";
        }
        return numbered ? numeral(its, number) + ". " : "- ";
    }

    private static String numeral(String type, int number) {
        return switch (type) {
            case "a" -> letters(number);
            case "A" -> letters(number).toUpperCase(Locale.ROOT);
            case "i" -> roman(number);
            case "I" -> roman(number).toUpperCase(Locale.ROOT);
            default -> Integer.toString(number);
        };
    }

    private static String letters(int number) {
        if (number < 1) {
            return Integer.toString(number);
        }
        StringBuilder letters = new StringBuilder();
        for (int rest = number; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('a' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }

    private static String roman(int number) {
        if (number < 1 || number > LARGEST_ROMAN) {
            return Integer.toString(number);
        }
        StringBuilder roman = new StringBuilder();
        int rest = number;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; rest >= ROMAN_VALUES[i]; rest -= ROMAN_VALUES[i]) {
                roman.append(ROMAN[i]);
            }
        }
        return roman.toString();
    }

    /** The kind of numbers by {@code type}, or by the style. */
    private static String type(String attributes, String inherited) {
        String type = HtmlAttributes.value(attributes, "type");
        if (type.length() == 1 && "1aAiI".contains(type)) {
            return type;
        }
        String style = HtmlAttributes.style(attributes);
        int at = style.indexOf("list-style");
        if (at < 0) {
            return inherited;
        }
        int end = style.indexOf(';', at);
        String value = style.substring(style.indexOf(':', at) + 1, end < 0 ? style.length() : end);
        return switch (value) {
            case "none" -> "none";
            case "decimal" -> "1";
            case "lower-alpha", "lower-latin" -> "a";
            case "upper-alpha", "upper-latin" -> "A";
            case "lower-roman" -> "i";
            case "upper-roman" -> "I";
            default -> inherited;
        };
    }

    private static @Nullable Integer number(String value) {
        try {
            return value.isEmpty() ? null : Integer.valueOf(value);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
