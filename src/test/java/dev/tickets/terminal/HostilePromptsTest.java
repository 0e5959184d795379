package dev.tickets.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.config.Secret;
import dev.tickets.render.PassingLine;
import dev.tickets.testing.Forbidden;
import dev.tickets.ticket.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Questions in which everything that is shown is written to harm whoever answers. */
class HostilePromptsTest {
    private static final String BAD =
            "\u001b]52;c;aGk=\u0007\u001b[5m\u009b2J\u007f\u202e\u2066\u200b\u00ad\u3164\ufe0f\ufeff\udb40\udc41\uffff\b";
    /** What JLine draws with: cursor, erasing, styles, modes; each with a final letter, none with text in it. */
    private static final Pattern DRAWING = Pattern.compile("\u001b\\[[0-9;?]*[A-HJKPXdhlm@]|\u001b[=>]|[\r\b\u0007]");

    private static void ask(Prompts prompts) {
        prompts.say("said " + BAD);
        List<Prompts.Choice> choices =
                List.of(new Prompts.Choice("one " + BAD, BAD), new Prompts.Choice("two " + BAD, BAD));
        assertThat(prompts.choose(new Prompts.Choices("choice " + BAD, choices, 0)))
                .isZero();
        assertThat(prompts.line(Prompts.Line.labelled("line " + BAD)
                        .preset("preset " + BAD)
                        .remembering(List.of("history " + BAD))))
                .isEqualTo("preset " + BAD);
        assertThat(prompts.text(new Prompts.Text(
                                "text " + BAD, "above " + BAD, List.of(Prompts.Command.EDITOR), typed -> {}))
                        .text())
                .isEqualTo("above " + BAD);
        assertThat(prompts.confirm("confirm " + BAD, true)).isTrue();
    }

    /** Answers the last question once the whole question is drawn: an earlier answer may end the drawing. */
    private static final class AnsweringScreen extends ByteArrayOutputStream {
        private final OutputStream keys;
        private final String awaited;
        private boolean answered;

        AnsweringScreen(OutputStream keys, String awaited) {
            this.keys = keys;
            this.awaited = awaited;
        }

        @Override
        public synchronized void write(int drawn) {
            super.write(drawn);
            answer();
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            answer();
        }

        private void answer() {
            if (!answered && toString(UTF_8).contains(awaited)) {
                answered = true;
                try {
                    keys.write('\r');
                    keys.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Test
    void drawn_ones_are_harmless_and_change_nothing_of_an_answer() throws IOException {
        PipedOutputStream keys = new PipedOutputStream();
        ByteArrayOutputStream drawn = new AnsweringScreen(keys, "confirm ␛]52");
        try (keys;
                Prompts prompts = new ScreenPrompts(Screen.rehearsal(new PipedInputStream(keys), drawn), true)) {
            keys.write("\r\r.\r".getBytes(UTF_8));
            keys.flush();
            ask(prompts);
        }

        String shown = drawn.toString(UTF_8);
        assertThat(shown)
                .contains("preset ␛]52;c;aGk=␇␛[5m")
                .contains("above ␛]52")
                .contains("confirm ␛]52");
        assertThat(Forbidden.in(DRAWING.matcher(shown).replaceAll(""))).isEqualTo("[]");
        assertThat(shown).doesNotContain("\u001b]", "\u001b[5m");
    }

    @Test
    void a_percent_sign_in_a_question_is_one() throws IOException {
        PipedOutputStream keys = new PipedOutputStream();
        ByteArrayOutputStream drawn = new AnsweringScreen(keys, "[Y/n]");
        try (keys;
                Prompts prompts = new ScreenPrompts(Screen.rehearsal(new PipedInputStream(keys), drawn), false)) {
            prompts.confirm("Delete 100% of it, %{not%} %M?", true);
        }

        assertThat(drawn.toString(UTF_8)).contains("Delete 100% of it, %{not%} %M? [Y/n]");
    }

    @Test
    void plain_ones_are_harmless_and_change_nothing_of_an_answer() {
        StringWriter shown = new StringWriter();
        try (Prompts prompts = new PlainPrompts(
                new ByteArrayInputStream("\n\n.\n\n".getBytes(UTF_8)),
                new PrintWriter(shown),
                new LineSize(),
                Secret::of)) {
            ask(prompts);
        }

        assertThat(shown.toString())
                .contains("preset ␛]52;c;aGk=␇␛[5m")
                .contains("above ␛]52")
                .contains("confirm ␛]52");
        assertThat(Forbidden.in(shown.toString())).isEqualTo("[]");
    }

    @Test
    void progress_has_a_harmless_name_of_one_line() {
        StringWriter terminal = new StringWriter();
        long[] now = {0};
        try (Progress progress = new ProgressBars(new PassingLine(new PrintWriter(terminal)), () -> 80, () -> now[0])
                .begin("a" + BAD + "\nb", 9)) {
            now[0] = 1_000_000_000;
            progress.step(1);
        }
        assertThat(terminal.toString()).contains("a␛]52").doesNotContain("\n");
        assertThat(Forbidden.in(terminal.toString().replace("\r", ""))).isEqualTo("[]");

        StringWriter log = new StringWriter();
        Progress lines = new ProgressLines(log::write, () -> now[0]).begin("a" + BAD + "\nb", 9);
        now[0] = 100_000_000_000L;
        lines.step(1);
        assertThat(log.toString()).contains("a␛]52").doesNotContain("\n");
        assertThat(Forbidden.in(log.toString())).isEqualTo("[]");
    }
}
