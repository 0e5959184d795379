package dev.tickets.portal.rt;

import dev.tickets.render.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The parts of one message. RT keeps all of them as attachments: the containers of a mail, its text as plain text and
 * often as HTML, and its files. Only parts with names are files, and parts without names that are neither text nor
 * containers.
 */
record RtParts(List<RtRow> all) {
    RtParts {
        all = List.copyOf(all);
    }

    /** The parts that make the text: all in plain text, else all in HTML. */
    List<RtRow> texts() {
        List<RtRow> plain = new ArrayList<>();
        List<RtRow> html = new ArrayList<>();
        for (RtRow part : all) {
            if (isText(part)) {
                (isHtml(part) ? html : plain).add(part);
            }
        }
        return plain.isEmpty() ? html : plain;
    }

    /** The text of the message, with {@code \n} line ends. */
    String text(Function<RtRow, String> content) {
        StringBuilder text = new StringBuilder();
        for (RtRow part : texts()) {
            String one = content.apply(part);
            text.append(text.isEmpty() ? "" : "\n").append(isHtml(part) ? HtmlText.body(one) : one);
        }
        return text.toString().replace("\r\n", "\n").replace('\r', '\n');
    }

    List<RtRow> files() {
        List<RtRow> files = new ArrayList<>();
        for (RtRow part : all) {
            if (part.text("id") != null && !isText(part) && !isContainer(part)) {
                files.add(part);
            }
        }
        return files;
    }

    static boolean isHtml(RtRow part) {
        return type(part).startsWith("text/html");
    }

    static String type(RtRow part) {
        return part.textOr("", "ContentType").toLowerCase(Locale.ROOT);
    }

    private static boolean isText(RtRow part) {
        return part.text("Filename") == null && type(part).startsWith("text/");
    }

    private static boolean isContainer(RtRow part) {
        return type(part).startsWith("multipart/");
    }
}
