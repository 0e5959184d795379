package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code view --decrypt} makes of an armour that mail programs and portals have changed. */
class ViewArmourTest extends ViewDecryptFixture {
    private static final String BLANK_LINE = "MESSAGE-----\n\n";

    private static Arguments change(String what, UnaryOperator<String> change) {
        return Arguments.of(what, change);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("an empty line with a no-break blank", armour -> armour.replace("-----\n\n", "-----\n\u00A0\n")),
                change(
                        "Outlook's paragraphs",
                        armour -> "<p class=MsoNormal>"
                                + armour.replace("-----\n\n", "-----\n&nbsp;\n")
                                        .strip()
                                        .replace("\n", "<o:p></o:p></p>\n<p class=MsoNormal>")
                                + "</p>"),
                change("br", armour -> armour.replace("\n", "<br>")),
                change("br and line ends", armour -> armour.replace("\n", "<br />\r\n")),
                change("divisions", armour -> "<div>" + armour.strip().replace("\n", "</div><div>") + "</div>"),
                change("a blockquote", armour -> "<blockquote>" + armour.replace("\n", "<br>") + "</blockquote>"),
                change("CRLF", armour -> armour.replace("\n", "\r\n")),
                change("CR", armour -> armour.replace("\n", "\r")),
                change("blanks at the ends of lines", armour -> armour.replace("\n", " \t\n")),
                change("no-break blanks at the ends", armour -> armour.replace("\n", "\u00A0\n")),
                change("indented lines", armour -> "   " + armour.replace("\n", "\n   ")),
                change("empty lines between", armour -> armour.replace("\n", "\n\n")),
                change("no empty line", armour -> armour.replace(BLANK_LINE, "MESSAGE-----\n")),
                change("quoted", armour -> "> " + armour.strip().replace("\n", "\n> ")),
                change("quoted twice", armour -> "> > " + armour.strip().replace("\n", "\n>> ")),
                change(
                        "quoted, and wrapped after it",
                        armour -> "> "
                                + armour.strip()
                                        .replace("\n", "\n> ")
                                        .replaceAll("(?m)^(> [A-Za-z0-9+/]{30})", "$1\n")),
                change("no checksum", armour -> armour.replaceAll("\n=[A-Za-z0-9+/]{4}\n", "\n")),
                change("a checksum behind the data", armour -> armour.replaceAll("\n(=[A-Za-z0-9+/]{4}\n)", "$1")),
                change("no padding", armour -> armour.replaceAll("=+\n", "\n")),
                change("wrapped", armour -> armour.replaceAll("(?m)^([A-Za-z0-9+/]{40})", "$1\n")),
                change("joined to one line", armour -> armour.replace("\n", " ")),
                change("joined data", armour -> armour.replaceAll("([A-Za-z0-9+/]{64})\n", "$1")),
                change("headers", armour -> armour.replace(BLANK_LINE, """
                        MESSAGE-----
                        Version: GnuPG v2.0.22 (GNU/Linux)
                        Comment: Using GnuPG with Thunderbird - https://www.enigmail.net/
                        Charset: utf-8
                        Hash: SHA256

                        """)),
                change("a header that was wrapped", armour -> armour.replace(BLANK_LINE, """
                        MESSAGE-----
                        Version: Encryption Desktop
                        (10.4)

                        """)),
                change(
                        "headers, joined to one line",
                        armour -> armour.replace(BLANK_LINE, "MESSAGE-----\nVersion: GnuPG v2\n\n")
                                .replace("\n", " ")),
                change(
                        "headers without an empty line",
                        armour -> armour.replace(BLANK_LINE, "MESSAGE-----\nVersion: GnuPG v2\nComment: none\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void it_is_decrypted(String what, UnaryOperator<String> change) throws IOException {
        String text = "secret " + "x".repeat(200);

        Run run = shown(change.apply(encrypted(text)));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("▛ decrypted with key " + me + ", not signed\n▌ " + text + "\n▙ end");
    }

    @Test
    void a_wrong_checksum_is_still_an_error() throws IOException {
        Run run = shown(encrypted("secret").replaceAll("\n=[A-Za-z0-9+/]{4}\n", "\n=AAAA\n"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                tickets: cannot decrypt: the message is damaged, changed or truncated
                hint: ask the sender to send the message again
                """);
    }
}
