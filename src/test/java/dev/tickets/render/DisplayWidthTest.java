package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "disk full, 9",
        "ディスク, 8",
        "ｱﾊﾟｯﾁ, 5",
        "Ａ１, 4",
        "日本語のメール, 14",
        "서버, 4",
        "é, 1",
        "e\u0301, 1",
        "…, 1",
        "§±×, 3",
        "👍, 2",
        "👍🏽, 2",
        "👩‍💻, 2",
        "👨‍👩‍👧‍👦, 2",
        "❤, 1",
        "❤\uFE0F, 2",
        "🇯🇵, 2",
        "⚠\uFE0F disk, 7",
        "日\u200D本, 4",
        "ᄒ\u1161\u11AB, 2",
        "𠮷野家, 6",
    })
    void a_text_is_as_wide_as_a_terminal_shows_it(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void a_text_that_fits_is_not_cut() {
        assertThat(DisplayWidth.cut("日本", 4)).isEqualTo("日本");
        assertThat(DisplayWidth.cut("disk", 4)).isEqualTo("disk");
        assertThat(DisplayWidth.cut("", 0)).isEmpty();
    }

    @Test
    void a_cut_leaves_room_for_the_dots() {
        assertThat(DisplayWidth.cut("disk full", 6)).isEqualTo("disk …");
        assertThat(DisplayWidth.cut("disk full", 1)).isEqualTo("…");
        assertThat(DisplayWidth.cut("disk full", 0)).isEmpty();
    }

    @Test
    void a_cut_parts_no_character() {
        assertThat(DisplayWidth.cut("日本語", 4)).isEqualTo("日…");
        assertThat(DisplayWidth.cut("日本語", 5)).isEqualTo("日本…");
        assertThat(DisplayWidth.cut("ae\u0301bcd", 3)).isEqualTo("ae\u0301…");
        assertThat(DisplayWidth.cut("👩‍💻👩‍💻", 3)).isEqualTo("👩‍💻…");
    }

    @Test
    void a_flood_of_marks_is_cut_too() {
        assertThat(DisplayWidth.cut("e" + "\u0301".repeat(100_000), 10))
                .hasSizeLessThan(100)
                .endsWith("…");
    }

    @Test
    void padding_counts_columns() {
        assertThat(DisplayWidth.pad("日本", 6) + "|").isEqualTo("日本  |");
        assertThat(DisplayWidth.pad("too wide", 3)).isEqualTo("too wide");
    }

    @Test
    void a_cut_is_never_wider_than_it_may_be() {
        for (int seed = 0; seed < 3000; seed++) {
            String text = SafeText.line(new HostileText(seed).text(40));
            int columns = seed % 30;
            assertThat(DisplayWidth.of(DisplayWidth.cut(text, columns)))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(columns);
        }
    }
}
