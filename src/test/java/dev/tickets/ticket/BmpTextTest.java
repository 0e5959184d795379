package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names for characters that some portals do not keep. */
class BmpTextTest {
    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            Disk 😀 full              | Disk [grinning face] full                 | an emoji
            😀😀                       | [grinning face][grinning face]            | two emoji
            👍🏽                        | [thumbs up sign, medium skin tone]        | a skin tone
            👨‍👩‍👧                         | [man, woman, girl]                        | emoji joined to a family
            🏃‍♂️                       | [runner, male sign]                       | a joined sign of the plane
            ❤️‍🔥                       | [heavy black heart, fire]                 | a sign of the plane, joined with another
            🇯🇵🇩🇪                     | [flag JP][flag DE]                        | two flags
            🇯                         | [flag J]                                  | half a flag
            🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F | [flag GBENG] | the flag of a region
            𠮷野家                     | [U+20BB7]野家                             | a rare ideograph
            葛\uDB40\uDD00城             | 葛城                                      | an ideograph with a chosen style
            𝗗𝗶𝘀𝗸 𝟬                     | Disk 0                                    | letters in another style
            𓀀                         | [egyptian hieroglyph a001]                | an old script
            \uDBFF\uDFFD                | [U+10FFFD]                                | a private character
            \uD83F\uDFFF                | [U+1FFFF]                                 | no character at all
            a\uD83Db                   | a[U+D83D]b                                | half a character
            \uDE00a                    | [U+DE00]a                                 | the other half
            日本 ä ☎️ 1️⃣ ‍a?            | 日本 ä ☎️ 1️⃣ ‍a?                            | characters of the plane
            """, delimiter = '|')
    void a_text_is_readable_where_only_the_plane_is_kept(String sent, String kept, String what) {
        assertThat(BmpText.of(sent)).isEqualTo(kept);
        assertThat(BmpText.firstBeyond(BmpText.of(sent))).isEqualTo(-1);
    }

    @Test
    void each_name_is_listed_once() {
        assertThat(BmpText.names("😀 a 👍🏽 b 😀"))
                .containsExactly("[grinning face]", "[thumbs up sign, medium skin tone]");
        assertThat(BmpText.names("plain")).isEmpty();
        assertThat(BmpText.without("😀 a 👍🏽 b")).isEqualTo(" a  b");
    }

    @Test
    void a_plain_text_stays_the_same_object() {
        String plain = "Disk full";

        assertThat(BmpText.of(plain)).isSameAs(plain);
        assertThat(BmpText.without(plain)).isSameAs(plain);
    }
}
