package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SafeTextTest {
    @Test
    void clean_text_comes_back_as_the_same_object() {
        String text = "ディスク full 👩‍💻 — naïve";
        assertThat(SafeText.line(text)).isSameAs(text);
        String body = "two\nlines";
        assertThat(SafeText.block(body)).isSameAs(body);
    }

    @Test
    void escape_sequences_are_shown_instead_of_obeyed() {
        assertThat(SafeText.line("\u001B]0;owned\u0007\u001B[31mred")).isEqualTo("␛]0;owned␇␛[31mred");
        assertThat(SafeText.line("a\u0000b\u007Fc")).isEqualTo("a␀b␡c");
        assertThat(SafeText.line("c1 csi \u009B31m")).isEqualTo("c1 csi \uFFFD31m");
    }

    @Test
    void marks_that_turn_the_reading_direction_lose_their_power() {
        assertThat(SafeText.line("invoice\u202Efdp.exe")).isEqualTo("invoice\uFFFDfdp.exe");
        assertThat(SafeText.block("\u061C\u200E\u200F\u202A\u202E\u2066\u2069")).isEqualTo("\uFFFD".repeat(7));
    }

    @Test
    void half_of_a_character_is_shown_as_unreadable() {
        assertThat(SafeText.line("a\uD83Db\uDE00c\uD83D")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void what_nobody_can_see_is_left_out_but_joiners_stay() {
        assertThat(SafeText.line("\uFEFFpass\u200Bword\u2060 \uDB40\uDC41")).isEqualTo("password ");
        assertThat(SafeText.line("👩\u200D💻 می\u200Cخواهم")).isEqualTo("👩\u200D💻 می\u200Cخواهم");
    }

    @Test
    void a_line_stays_one_line() {
        assertThat(SafeText.line("a\tb\r\nc\rd\ne\u2028f\u2029g")).isEqualTo("a b c d e f g");
    }

    @Test
    void a_block_keeps_its_lines() {
        assertThat(SafeText.block("a\r\nb\rc\nd\u2028e")).isEqualTo("a\nb\nc\nd\ne");
        assertThat(SafeText.block("\r\n\r\n")).isEqualTo("\n\n");
    }

    @Test
    void tabs_become_blanks_up_to_the_next_stop() {
        assertThat(SafeText.block("x\ty\n日本\tz\n\tw")).isEqualTo("x       y\n日本    z\n        w");
        assertThat(SafeText.block("clean\n12345678\tx")).isEqualTo("clean\n12345678        x");
    }

    @Test
    void no_text_whatever_lets_a_forbidden_character_through() {
        for (int seed = 0; seed < 3000; seed++) {
            String text = new HostileText(seed).text(60);
            assertThat(SafeText.line(text)).as("seed %d", seed).satisfies(SafeTextTest::isHarmlessLine);
            String[] lines = SafeText.block(text).split("\n", -1);
            assertThat(lines).as("seed %d", seed).allSatisfy(SafeTextTest::isHarmlessLine);
        }
    }

    @Test
    void what_is_safe_stays_as_it_is() {
        for (int seed = 0; seed < 1000; seed++) {
            String safe = SafeText.block(new HostileText(seed).text(60));
            assertThat(SafeText.block(safe)).as("seed %d", seed).isSameAs(safe);
        }
    }

    static void isHarmlessLine(String line) {
        assertThat(line.codePoints())
                .noneMatch(c -> c < 0x20
                        || (c >= 0x7F && c <= 0x9F)
                        || c == 0x61C
                        || c == 0x200E
                        || c == 0x200F
                        || (c >= 0x2028 && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069)
                        || (c >= 0xD800 && c <= 0xDFFF));
    }
}
