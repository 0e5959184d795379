package dev.tickets.cli.start;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments whose bytes Java has replaced by marks. */
class Utf8ArgumentsTest {
    @TempDir
    Path folder;

    /** What Java has made of the arguments, the bytes of the command line, and what the program takes. */
    @ParameterizedTest
    @CsvSource({
        "Gr\ufffd\ufffd\ufffd\ufffde, Größe, Größe",
        "list -s Gr\ufffd\ufffd\ufffd\ufffde, list -s Größe, list -s Größe",
        "\ufffd, \ufffd, \ufffd",
        "plain, other bytes are not looked at, plain"
    })
    void marks_become_the_letters_that_were_typed(String java, String bytes, String taken) throws IOException {
        Path commandLine = commandLine("java -cp lib Main " + bytes);

        assertThat(Utf8Arguments.decoded(java.split(" "), commandLine)).containsExactly(taken.split(" "));
    }

    @Test
    void an_empty_argument_stays_empty() throws IOException {
        Path commandLine = Files.write(folder.resolve("cmdline"), "java\0Main\0\0Größe\0\0".getBytes(UTF_8));

        assertThat(Utf8Arguments.decoded(new String[] {"", "Gr\ufffde", ""}, commandLine))
                .containsExactly("", "Größe", "");
    }

    @Test
    void without_the_bytes_an_argument_with_a_mark_is_refused() {
        assertThatThrownBy(() -> Utf8Arguments.decoded(new String[] {"Gr\ufffde"}, folder.resolve("none")))
                .isInstanceOf(TicketsException.class)
                .hasMessage("an argument is not valid UTF-8: 'Gr\ufffde'");
    }

    @Test
    void an_argument_that_is_no_text_ends_the_run() throws IOException {
        Run run = new Cli(folder)
                .commandLine("java\0Main\0list\0-p\0Gr\u00f6\u00dfe\0".getBytes(ISO_8859_1))
                .run("list", "-p", "Gr\ufffd\ufffde");

        assertThat(run).isEqualTo(new Run(2, "", """
                tickets: an argument is not valid UTF-8: 'Gr\ufffd\ufffde'
                hint: convert text with iconv -t UTF-8; a file whose name is not UTF-8: -a NAME=<(cat FILE);\
                 nothing was sent or kept
                """));
    }

    private Path commandLine(String words) throws IOException {
        return Files.write(folder.resolve("cmdline"), (words.replace(' ', '\0') + '\0').getBytes(UTF_8));
    }
}
