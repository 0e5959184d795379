package dev.tickets.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a portal did to emoji, and that the message is recognized all the same. */
class CharacterLossTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            Disk 😀 full now          | Disk                     | CUT
            Disk 😀 full now          | 'Disk '                  | CUT
            😀 Disk full              | ''                       | CUT
            'It''s <b> 😀 full'       | It's                     | CUT
            Disk 😀 full now          | Disk ? full now          | REPLACED
            Disk 😀 full now          | Disk ???? full now       | REPLACED
            Disk 😀 full now          | Disk \uFFFD full now     | REPLACED
            Disk 😀 full now          | 'Disk  full now'         | REPLACED
            Why? 😀 Who?              | Why? ? Who?              | REPLACED
            😀                        | ?                        | REPLACED
            😀                        | ''                       | CUT
            😀                        | ...                      | REPLACED
            😀 Disk full              | ...                      |
            --- 😀 Disk full          | ---                      | CUT
            Disk 😀 full now          | Disk 😀 full now         |
            Why? 😀 Who?              | Why? 😀 Who?             |
            Why? Who?                 | Why? Who?                |
            Disk full now             | Disk                     |
            Disk 😀 full now          | Disk [grinning face] full now |
            Disk 😀 full now          | Disk :grinning: full now |
            Disk 😀 full now          | Di                       |
            Disk 😀 full now          | Something else           |
            """, delimiter = '|')
    void only_what_exactly_the_emoji_explain_is_a_loss(String sent, String arrived, @Nullable CharacterLoss loss) {
        assertThat(CharacterLoss.of(sent, arrived)).isEqualTo(loss);
    }

    @Test
    void a_subject_is_the_same_with_a_mark_or_a_name_instead_of_its_emoji() {
        assertThat(TextComparison.same("Disk 😀 full", "Disk ? full")).isTrue();
        assertThat(TextComparison.same("Disk 😀 full", "Disk [grinning face] full"))
                .isTrue();
        assertThat(TextComparison.same("Disk 😀 full", "Disk 🔥 full")).isFalse();
        assertThat(TextComparison.same("Disk 😀 full", "Disk")).isFalse();
        assertThat(TextComparison.similar("Disk 😀 full", "Disk ? full")).isTrue();
        assertThat(TextComparison.similar("Disk 😀 full", "Disk")).isTrue();
        assertThat(TextComparison.similar("Disk 😀 full", "Disk [grinning face] full"))
                .isTrue();
        assertThat(TextComparison.similar("Disk 😀 full", "Disk 🔥 full")).isFalse();
    }

    @Test
    void a_beginning_may_end_within_an_entity() {
        assertThat(TextComparison.begins("It is \"full\" now", "It is \"full&quo"))
                .isTrue();
        assertThat(TextComparison.begins("It is full now", "It is empty")).isFalse();
    }
}
