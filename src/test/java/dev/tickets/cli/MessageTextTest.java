package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                tickets: option '--message' should be specified only once
                hint: see 'tickets create --help'
                """));
    }

    @Test
    void must_be_there() {
        assertThat(rehearse("-m")).isEqualTo(new Run(2, "", """
                tickets: missing required parameter for option '--message' (TEXT)
                hint: see 'tickets create --help'
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
}
