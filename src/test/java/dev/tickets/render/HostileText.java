package dev.tickets.render;

import java.util.Random;

/** Random text in which everything dangerous is frequent; the same for the same seed. */
public final class HostileText {
    private static final String[] PIECES = {
        "a",
        "Zz",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u001B[2J",
        "\u0000",
        "\u007F",
        "\u0085",
        "\u009B",
        "\u00A0",
        "\u061C",
        "\u200B",
        "\u200D",
        "\u200E",
        "\u200F",
        "\u2028",
        "\u2029",
        "\u202E",
        "\u2066",
        "\u2069",
        "\uFEFF",
        "\uFFFD",
        "\u00AD",
        "\u034F",
        "\u115F",
        "\u180E",
        "\u200C",
        "\u2063",
        "\u3164",
        "\uFE0E",
        "\uFE0F",
        "\uFFA0",
        "\uFFFA",
        "\uFFFE",
        "\uDB40\uDD00",
        "\uD83F\uDFFF",
        "\u06CC",
        "\u094D",
        "1\uFE0F\u20E3",
        "日本",
        "한",
        "ｱ",
        "é",
        "e\u0301",
        "👩\u200D💻",
        "👍🏽",
        "❤\uFE0F",
        "🇯🇵",
        "\uD83D",
        "\uDE00",
        "\uDB40\uDC41",
        "\"",
        "\\",
        "/",
        "..",
        "-",
        ".",
        ".png",
        "<",
        ">",
        "<b>",
        "</b>",
        "<br>",
        "<p",
        "<a href=\"",
        "'",
        "=",
        "<!--",
        "-->",
        "&",
        "&amp;",
        "&lt;",
        "&#27;",
        "&#x202e;",
        ";",
        "<script>",
        "</script>",
        "<li>",
        "<ul>",
        "<td>",
        "<pre>",
    };

    private final Random random;

    public HostileText(long seed) {
        random = new Random(seed);
    }

    /** A text of up to so many pieces. */
    public String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            if (random.nextInt(10) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
