package dev.tickets.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.render.DisplayWidth;
import dev.tickets.render.PassingLine;
import dev.tickets.ticket.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far long work has come: a bar on a terminal, a line a minute in a log. */
class ProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final StringWriter terminal = new StringWriter();
    private final List<String> lines = new ArrayList<>();
    private long now = 5 * SECOND;
    private int columns;

    private Progress bar(String what, long total) {
        return new ProgressBars(new PassingLine(new PrintWriter(terminal)), () -> columns, () -> now)
                .begin(what, total);
    }

    private Progress line(long total) {
        return new ProgressLines(lines::add, () -> now).begin("zipping app.log", total);
    }

    @Test
    void work_of_half_a_second_shows_no_bar() {
        try (Progress progress = bar("zipping app.log", 100)) {
            progress.step(50);
            now += SECOND / 2;
            progress.step(50);
        }

        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void longer_work_shows_what_is_done_and_leaves_the_line_empty() {
        try (Progress progress = bar("zipping app.log", 40_000_000)) {
            now += SECOND;
            progress.step(20_000_000);
        }

        assertThat(terminal.toString())
                .contains("zipping app.log")
                .contains("50%")
                .doesNotContain("\n", "\u001b")
                .endsWith("left\r" + " ".repeat(71) + "\r");
    }

    @Test
    void the_bytes_of_the_first_moment_do_not_make_it_look_fast() {
        try (Progress progress = bar("zipping app.log", 40_000_000)) {
            now += 10 * SECOND;
            progress.step(20_000_000);
        }

        assertThat(terminal.toString()).contains("20/40 MB, 2 MB/s, 0:10 left");
    }

    @Test
    void a_bar_covers_the_longer_one_before_it() {
        try (Progress progress = bar("zipping app.log", 40_000_000)) {
            now += SECOND;
            progress.step(20_000_000);
        }

        for (String drawn : terminal.toString().split("\r", -1)) {
            assertThat(DisplayWidth.of(drawn)).isIn(0, 71);
        }
    }

    @Test
    void no_bar_is_wider_than_the_line_however_long_or_wide_the_name() {
        for (String name : List.of("x".repeat(255), "障害".repeat(40))) {
            try (Progress progress = bar("zipping " + name, 40_000_000)) {
                now += SECOND;
                progress.step(20_000_000);
            }
        }

        for (String drawn : terminal.toString().split("\r", -1)) {
            assertThat(DisplayWidth.of(drawn)).isLessThan(80);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'zipping app.log           50% [=====     ] 20/40 MB, 20 MB/s, 0:01 left'",
        "80, 'zipping app.log           50% [=====     ] 20/40 MB, 20 MB/s, 0:01 left'",
        "60, 'zipping app…  50% 20/40 MB, 20 MB/s, 0:01 left'",
        "40, 'zipping app…  50% 20/40 MB, 20 MB/s, 0…'"
    })
    void a_bar_fits_the_terminal(int width, String expected) {
        columns = width;
        Progress progress = bar("zipping app.log", 40_000_000);
        now += SECOND;
        progress.step(20_000_000);

        assertThat(terminal.toString()).isEqualTo("\r" + expected);
    }

    @Test
    void a_bar_covers_the_line_of_a_wait_which_comes_back() {
        PassingLine line = new PassingLine(new PrintWriter(terminal));
        line.show("waiting for example.net");
        try (Progress progress = new ProgressBars(line, () -> 40, () -> now).begin("sending", 0)) {
            now += SECOND;
            progress.step(20_000_000);
        }

        assertThat(terminal.toString())
                .isEqualTo("\rwaiting for example.net"
                        + "\rsending      20 MB, 20 MB/s"
                        + "\r" + " ".repeat(27) + "\r"
                        + "\rwaiting for example.net");
    }

    @Test
    void more_than_was_expected_and_an_unknown_end_are_no_trouble() {
        for (long total : new long[] {0, 10}) {
            try (Progress progress = bar("receiving a.zip", total)) {
                now += SECOND;
                progress.step(30_000_000);
            }
        }

        assertThat(terminal.toString()).contains("receiving a.zip").endsWith("\r");
    }

    @Test
    void a_log_gets_a_line_a_minute() {
        try (Progress progress = line(300)) {
            now += 59 * SECOND;
            progress.step(100);
            now += SECOND;
            progress.step(100);
            progress.step(50);
            now += 60 * SECOND;
            progress.step(50);
        }

        assertThat(lines).containsExactly("zipping app.log: 200 of 300 bytes", "zipping app.log: 300 of 300 bytes");
    }

    @Test
    void a_line_about_work_without_a_known_end_names_only_what_is_done() {
        try (Progress progress = line(0)) {
            now += 60 * SECOND;
            progress.step(7);
        }

        assertThat(lines).containsExactly("zipping app.log: 7 bytes");
    }
}
