package dev.tickets.render;

import java.util.Locale;

/**
 * A field of a document.
 *
 * @param index of its value in a row
 * @param name in JSON and {@code --fields}, camelCase; part of the public contract
 * @param heading of its column in a table
 * @param many whether the field is a list
 */
public record Field(int index, String name, String heading, boolean many) {

    /**
     * From {@code name}, {@code name=HEADING} or {@code name[]} for many; the default heading is the words of the name.
     */
    static Field parse(int index, String text) {
        boolean many = text.endsWith("[]");
        int end = many ? text.length() - 2 : text.indexOf('=');
        String name = end < 0 ? text : text.substring(0, end);
        return new Field(index, name, many || end < 0 ? words(name) : text.substring(end + 1), many);
    }

    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            words.append(Character.isUpperCase(name.charAt(i)) ? " " : "").append(name.charAt(i));
        }
        return words.toString().toUpperCase(Locale.ROOT);
    }
}
