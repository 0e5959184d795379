package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Forbidden;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is printed, and by whatever part of the program, is harmless when it leaves. */
class StreamsTest {
    private static final String HOSTILE =
            "a\u001b[31mred\u001b]52;c;aGk=\u0007\u009b2J\u202e\u200b\u2028\ufeff\udb40\udc41\ud83d\u007f\b";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Streams streams = new Streams(out, err);

    @Test
    void both_are_filtered_in_every_way_to_print() {
        for (PrintWriter writer : List.of(streams.out(), streams.err())) {
            writer.print(HOSTILE);
            writer.println(HOSTILE);
            writer.printf("%s\n", HOSTILE);
            writer.append(HOSTILE).append(HOSTILE, 0, 3);
            writer.write(HOSTILE.toCharArray());
            writer.print('\u001b');
            writer.println((Object) HOSTILE);
            new IllegalStateException(HOSTILE).printStackTrace(writer);
        }
        assertThat(streams.flush()).isNull();

        assertThat(Forbidden.inTsv(out.toString(UTF_8))).isEqualTo("[]");
        assertThat(Forbidden.inTsv(err.toString(UTF_8))).isEqualTo("[]");
        assertThat(err.toString(UTF_8)).startsWith("a␛[31mred␛]52;c;aGk=␇\uFFFD2J\uFFFD\n\uFFFD␡␈");
    }

    @Test
    void styles_pass_once_they_are_allowed_and_nothing_else_does() {
        streams.out().print("\u001b[1mNo\u001b[0m");
        streams.allowStyles();
        streams.out().print("\u001b[1mYes\u001b[0m\u001b[2J");
        streams.flush();

        assertThat(out.toString(UTF_8)).isEqualTo("␛[1mNo␛[0m\u001b[1mYes\u001b[0m␛[2J");
    }

    @Test
    void what_is_safe_goes_as_it_is() {
        streams.out().print("1\tディスク 👩‍💻\n");
        streams.err().println("é");
        streams.flush();

        assertThat(out.toString(UTF_8)).isEqualTo("1\tディスク 👩‍💻\n");
        assertThat(err.toString(UTF_8)).isEqualTo("é\n");
    }

    @Test
    void other_output_erases_the_passing_line() {
        streams.passingLine(true).show("waiting");
        streams.err().println("a notice");
        streams.passingLine(true).show("waiting");
        streams.out().println("a result");
        streams.flush();
        streams.passingLine(true).show("more");

        assertThat(err.toString(UTF_8)).isEqualTo("\rwaiting\r       \ra notice\n\rwaiting\r       \r\rmore");
        assertThat(out.toString(UTF_8)).isEqualTo("a result\n");
    }

    @Test
    void after_a_result_for_another_program_the_terminal_belongs_to_that_program() {
        streams.passingLine(false).show("waiting");
        streams.out().println("a result");
        streams.flush();
        streams.passingLine(false).show("more");

        assertThat(err.toString(UTF_8)).isEqualTo("\rwaiting\r       \r");
    }
}
