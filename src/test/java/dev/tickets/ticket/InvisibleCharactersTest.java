package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Forbidden;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InvisibleCharactersTest {
    private static final int NOTHING = -1;

    @Test
    void they_are_those_of_unicode_and_the_marks_of_annotations() {
        BitSet expected = Forbidden.setOf(Forbidden.IGNORABLE);
        expected.set(0xFFF9, 0xFFFC);
        BitSet actual = new BitSet();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            actual.set(c, InvisibleCharacters.contains(c));
        }
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "1F469, 200D, 1F4BB, a woman with a computer",
        "2764, FE0F, -1, a red heart",
        "FE0F, 200D, 1F525, a heart on fire",
        "1F3FD, 200D, 1F4BB, with a tone of skin",
        "31, FE0F, 20E3, the key 1",
        "23, FE0F, 20E3, the key #",
        "A9, FE0F, 20, a copyright sign in colour",
        "2122, FE0E, 20, a trade mark in black",
        "6CC, 200C, 62E, Persian",
        "94D, 200D, 937, Hindi",
        "DCA, 200D, DBB, Sinhala",
        "D4D, 200D, 20, a final consonant of Malayalam",
        "C4D, 200C, -1, a final consonant of Telugu",
        "647, 200D, 2E, an abbreviation in Arabic",
    })
    void what_people_read_stays(String before, String c, String after, String what) {
        assertThat(InvisibleCharacters.isHidden(code(before), code(c), code(after)))
                .as(what)
                .isFalse();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "61, 200D, 62, a joiner between Latin letters",
        "61, 200C, 62, a non-joiner between Latin letters",
        "-1, 200D, 1F4BB, a joiner at the start",
        "1F469, 200D, -1, a joiner at the end",
        "1F469, 200D, 61, a joiner between a picture and a letter",
        "1F469, 200C, 1F4BB, a non-joiner between pictures",
        "200D, 200D, 1F4BB, a joiner after a joiner",
        "61, FE0F, 62, a selector after a letter",
        "31, FE0F, 32, a selector after a digit that is no key",
        "FE0F, FE0F, 20, a selector after a selector",
        "2764, FE00, 20, a selector that no picture has",
        "845B, E0100, 20, a selector after an ideograph",
        "1F3F4, E0067, E0062, the tags in the flag of a region",
        "E01, 200B, E02, a zero-width space in Thai",
        "64, AD, 65, a soft hyphen",
        "200C, 200C, 62E, a non-joiner after a non-joiner",
        "660, 200C, 62E, a non-joiner after a digit",
    })
    void all_others_are_hidden(String before, String c, String after, String what) {
        assertThat(InvisibleCharacters.isHidden(code(before), code(c), code(after)))
                .as(what)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\n",
                "\u00A0\u2007\u202F",
                "\u3000",
                "\u200B\uFEFF",
                "\u3164",
                "\u115F",
                "\u2800",
                "\u00AD"
            })
    void a_text_without_ink_is_blank(String text) {
        assertThat(InvisibleCharacters.isBlank(text)).isTrue();
        assertThat(InvisibleCharacters.isBlank(text + "x")).isFalse();
        assertThat(InvisibleCharacters.strip(text + "x" + text)).isEqualTo("x");
    }

    @Test
    void blanks_of_typography_are_those_of_unicode_but_the_ideographic_one() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean blank = Character.getType(c) == Character.SPACE_SEPARATOR && c != ' ' && c != 0x3000;
            assertThat(InvisibleCharacters.isTypographicBlank(c)).as("%x", c).isEqualTo(blank);
        }
        assertThat(InvisibleCharacters.withOrdinaryBlanks("a\u00A0b\u3000c d")).isEqualTo("a b\u3000c d");
    }

    @Test
    void a_picture_in_a_name_is_seen_as_a_whole() {
        assertThat(InvisibleCharacters.firstHidden("disk ❤️ 👩‍💻 نامه‌ای")).isEqualTo(NOTHING);
        assertThat(InvisibleCharacters.firstHidden("disk\u200B")).isEqualTo(0x200B);
    }

    private static int code(String hex) {
        return hex.equals("-1") ? NOTHING : Integer.parseInt(hex, 16);
    }
}
