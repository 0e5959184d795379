package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the message comes from: {@code -m}, {@code -F FILE}, {@code -F -}. */
class MessageTextTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void practise() {
        cli = new Cli(folder);
    }

    private Run rehearse(String... message) {
        String[] args = {"create", "-p", "sandbox", "-d", "1", "-s", "Down", "--dry-run"};
        String[] all = new String[args.length + message.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(message, 0, all, args.length, message.length);
        return cli.run(all);
    }

    @Test
    void comes_from_a_file_without_its_byte_order_mark_and_carriage_returns() {
        cli.write("message.txt", "\ufeffone\r\ntwo\n\n");

        assertThat(rehearse("-F", "message.txt").out()).endsWith("\n\none\ntwo\n");
    }

    @Test
    void comes_from_standard_input_only_where_a_dash_says_so() {
        cli.stdin("from a pipe\n");

        assertThat(rehearse("-F", "-").out()).endsWith("\n\nfrom a pipe\n");
    }

    @Test
    void may_begin_with_signs_that_other_programs_take_for_something() {
        cli.write("notes", "not meant");

        assertThat(rehearse("-m", "@notes").out()).endsWith("\n\n@notes\n");
        assertThat(rehearse("-m", "@@ -1,3 +1,4 @@").out()).endsWith("\n\n@@ -1,3 +1,4 @@\n");
        assertThat(rehearse("-m", "-1 is wrong").out()).endsWith("\n\n-1 is wrong\n");
        assertThat(rehearse("--message=-v is wrong").out()).endsWith("\n\n-v is wrong\n");
        assertThat(rehearse("-m", "-d").out()).endsWith("\n\n-d\n");
        assertThat(rehearse("-m", "list").out()).endsWith("\n\nlist\n");
    }

    @Test
    void is_given_once() {
        Run both = new Run(2, "", "tickets: -m and -F cannot be used together\n");
        assertThat(rehearse("-m", "text", "-F", "file")).isEqualTo(both);
        assertThat(rehearse("-F", "file", "-m", "text")).isEqualTo(both);
        assertThat(rehearse("-m", "text", "-m", "more")).isEqualTo(new Run(2, "", """
                tickets: --message is given twice
                hint: give --message once
                """));
    }

    @Test
    void must_be_there() {
        assertThat(rehearse("-m")).isEqualTo(new Run(2, "", """
                tickets: --message needs a value
                hint: for example: --message "two words"
                """));
        assertThat(rehearse("-F", "missing")).isEqualTo(new Run(2, "", """
                tickets: cannot read the message from missing: the file or folder does not exist
                """));
    }

    @Test
    void must_be_text() {
        cli.write("message.txt", "gr\u00fc\u00dfe".getBytes(ISO_8859_1));

        assertThat(rehearse("-F", "message.txt")).isEqualTo(new Run(2, "", """
                tickets: the message in message.txt is not UTF-8 text
                hint: convert it (iconv -t UTF-8), or attach it: -a FILE
                """));
    }

    @Test
    void must_not_be_a_whole_log() {
        cli.write("message.txt", new byte[(4 << 20) + 1]);

        assertThat(rehearse("-F", "message.txt")).isEqualTo(new Run(2, "", """
                tickets: the message in message.txt is longer than the limit of 4194304 bytes
                hint: attach it instead: -a FILE
                """));
    }

    @Test
    void may_be_utf_16_if_a_mark_says_so() {
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            cli.write("message.txt", "\ufeffgr\u00fc\u00dfe\r\n".getBytes(Charset.forName(charset)));

            assertThat(rehearse("-F", "message.txt").out()).as(charset).endsWith("\n\ngr\u00fc\u00dfe\n");
        }
    }

    @Test
    void of_utf_16_without_a_mark_is_refused() {
        cli.write("message.txt", "Disk full".getBytes(UTF_16LE));

        assertThat(rehearse("-F", "message.txt")).isEqualTo(new Run(2, "", """
                tickets: the message in message.txt is not UTF-8 text (UTF-16?)
                hint: convert it (iconv -t UTF-8), or attach it: -a FILE
                """));
    }

    @Test
    void goes_out_without_colours_and_control_characters() {
        cli.stdin("\u001B[31mERROR\u001B[0m N\bNA\bA\u0000\fnext\ttab\rlast\n");

        Run run = rehearse("-F", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("\n\nERROR NA\nnext    tab\nlast\n").doesNotContain("\u241B");
        assertThat(run.err())
                .isEqualTo("Removed from the text: 2 terminal sequences and 4 control characters. Portals and mail"
                        + " programs cannot show them.\n");
    }

    @Test
    void no_option_lets_a_control_character_out() {
        Run run = rehearse("-m", "text\u0007", "--impact", "\u001B[1mall\u001B[m", "--contact", "me\u0008", "--urgent");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("""

                text

                Impact: all
                Preferred contact: me
                """);
        assertThat(run.err()).startsWith("Removed from the text: 2 terminal sequences and 2 control characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\u200B", "\uFEFF", "\u3164", "\u2800", "\u001B[0m", "\u0000"})
    void must_show_something(String blank) {
        assertThat(rehearse("-m", blank)).isEqualTo(new Run(2, "", """
                tickets: the message is empty
                hint: -m TEXT, -F FILE, or -F - to read it from a pipe
                """));
        assertThat(cli.run("create", "-p", "sandbox", "-d", "1", "-s", blank, "-m", "x"))
                .isEqualTo(new Run(2, "", """
                tickets: the subject is empty
                hint: -s SUBJECT
                """));
    }

    @Test
    void keeps_its_emoji() {
        assertThat(rehearse("-m", "❤️ 👩‍💻 नमस्ते").out()).endsWith("\n\n❤️ 👩‍💻 नमस्ते\n");
    }

    @Test
    void has_no_copies_to_addresses_that_nobody_can_see() {
        assertThat(rehearse("-m", "x", "--cc", "ann@exam\u200Bple.net")).isEqualTo(new Run(2, "", """
                tickets: not an e-mail address: 'ann@example.net' (holds the invisible character U+200B)
                hint: separate addresses by commas: --cc ann@example.net,bob@example.net
                """));
        assertThat(rehearse("-m", "x", "--cc", "Ann\u00A0<info@हिन्दी.example>").out())
                .contains("info@हिन्दी.example");
    }
}
