package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tickets.testing.Forbidden;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public final class SafeTextTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ディスクがいっぱいです",
                "葛飾区の辻さん",
                "सर्वर क्‍षण भर में बंद हो गया",
                "سرور می‌خواهم از کار افتاده است",
                "الخادم لا يعمل ١٤٤٥ ه‍",
                "เซิร์ฟเวอร์ล่มบ่อยมาก",
                "ශ්‍රී ලංකාව",
                "서버가 다운되었습니다",
                "Đĩa cứng đầy – naïve façade",
                "👩‍💻 👍🏽 ❤️ ❤️‍🔥 🏳️‍🌈 1️⃣ #️⃣ ©️ ™︎ 🇯🇵 🧑🏻‍🤝‍🧑🏿",
                "\uE000 private use",
            })
    void what_people_write_stays_as_it_is(String text) {
        assertThat(SafeText.line(text)).isSameAs(text);
        assertThat(SafeText.block(text)).isSameAs(text);
        assertThat(SafeText.output(text, false)).isSameAs(text);
    }

    @Test
    void no_invisible_character_stays_between_letters() {
        Forbidden.setOf(Forbidden.IGNORABLE).stream().forEach(c -> {
            String text = "a" + Character.toString(c) + "b";
            assertThat(SafeText.line(text)).as("U+%04X", c).isIn("ab", "a\uFFFDb");
            assertThat(SafeText.output(text, true)).as("U+%04X", c).isIn("ab", "a\uFFFDb");
        });
    }

    @Test
    void what_is_no_character_is_shown_as_unreadable() {
        assertThat(SafeText.line("a\uFFFEb\uFFFFc\uFDD0d\uD83F\uDFFFe")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    }

    @Test
    void a_message_cannot_begin_a_line() {
        assertThat(SafeText.message("no\r\nhint: a\u2028tickets: b\n")).isEqualTo("no\n  hint: a\n  tickets: b\n  ");
    }

    @Test
    void output_keeps_tabs_and_where_they_are_wanted_styles() {
        String styled = "\u001B[1mbold\u001B[0m\t\u001B[31mred\u001B[0m\n";
        assertThat(SafeText.output(styled, true)).isEqualTo(styled);
        assertThat(SafeText.output(styled, false)).isEqualTo("␛[1mbold␛[0m\t␛[31mred␛[0m\n");
        assertThat(SafeText.output("\u001B[2J\u001B[5m\u001B[1;31m\u001B]0;x\u0007\u001B[m\u001B[", true))
                .isEqualTo("␛[2J␛[5m␛[1;31m␛]0;x␇␛[m␛[");
    }

    @Test
    void what_was_made_safe_passes_to_the_output_as_it_is() {
        for (int seed = 0; seed < 1000; seed++) {
            String block = SafeText.block(new HostileText(seed).text(60));
            assertThat(SafeText.output(block, false)).as("seed %d", seed).isSameAs(block);
        }
    }

    @Test
    void a_flood_of_what_is_removed_takes_linear_time() {
        String flood = "\u001B\u200B\u200D\t".repeat(1_000_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(SafeText.line(flood)).hasSize(2_000_000);
            assertThat(SafeText.block(flood)).isNotEmpty();
            assertThat(SafeText.output(flood, true)).isNotEmpty();
        });
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

    /** Emoji, and the scripts that need joiners, keep theirs. */
    public static void isHarmlessLine(String line) {
        int[] characters = line.codePoints().toArray();
        StringBuilder without = new StringBuilder();
        for (int i = 0; i < characters.length; i++) {
            boolean kept = i > 0 && isJoiner(characters[i]) && maybeFollowedByJoiner(characters[i - 1]);
            without.appendCodePoint(kept ? ' ' : characters[i] == '\n' ? '\r' : characters[i]);
        }
        assertThat(Forbidden.in(without.toString())).isEqualTo("[]");
    }

    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D || c == 0xFE0E || c == 0xFE0F;
    }

    private static boolean maybeFollowedByJoiner(int c) {
        boolean letter = Character.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        return "0123456789#*©®".indexOf(c) >= 0 || c == 0xFE0F || (c >= 0x600 && letter) || (c >= 0x2000 && !letter);
    }
}
