package dev.tickets.ticket;

import java.nio.charset.StandardCharsets;

/**
 * The longest text that a portal keeps, in bytes of UTF-8; a portal may cut longer texts without a word. Limits hold
 * for a subject and for a body, each as it is sent.
 *
 * @param accepted the longest text that is sent; below {@code stored}, because portals store some characters longer
 * @param stored the longest text that the portal stores
 */
public record TextLimits(int accepted, int stored) {
    /** No limit of the text alone. */
    public static final TextLimits NONE = new TextLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** The size of a text in bytes of UTF-8. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
