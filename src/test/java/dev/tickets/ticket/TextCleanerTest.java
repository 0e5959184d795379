package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the tables, {@code ␛} is ESC, {@code ⌫} a backspace, {@code ␇} BEL, {@code ␀} NUL, {@code ¶} a line end. */
class TextCleanerTest {
    private static String typed(String text) {
        return text.replace('␛', '\u001B')
                .replace('⌫', '\b')
                .replace('␇', '\u0007')
                .replace('␀', '\0')
                .replace('␌', '\f')
                .replace('␋', '\u000B')
                .replace('¶', '\n');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "␛[31mERROR␛[0m disk | ERROR disk",
                "␛[1;38;5;196mred␛[m | red",
                "␛[2K␛[1Gnpm | npm",
                "␛[?25lhidden␛[?25h | hidden",
                "␛]0;title␇text | text",
                "␛]8;;https://x/␛\\\\link␛]8;;␛\\\\ | link",
                "␛P+q544e␛\\\\text | text",
                "␛(Btext␛)0 | text",
                "␛7text␛8␛c␛= | text",
                "\u009B31mred\u009Dtitle\u009C | red",
                "␛]never closed | never closed",
                "␛[31 | ''",
                "a␛ | a",
                "[31mno escape | [31mno escape",
            })
    void sequences_go_whole(String text, String clean) {
        assertThat(new TextCleaner().clean(typed(text.replace("\\\\", "\\")))).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N⌫NA⌫AM⌫ME⌫E | NAME",
                "_⌫f_⌫i_⌫l_⌫e | file",
                "a⌫_b | ab",
                "abc⌫⌫⌫xyz | xyz",
                "⌫a¶⌫b | a¶b",
                "a␀b␇c | abc",
                "page 1␌page 2 | page 1¶page 2",
                "page 1¶␌page 2 | page 1¶page 2",
                "a␋b\u0085c | a¶b¶c",
                "a\u007Fb\u0081c | abc",
                "a\tb¶ c | a\tb¶ c",
                "❤️ 👩‍💻 | ❤️ 👩‍💻",
            })
    void other_controls_go_and_words_stay(String text, String clean) {
        assertThat(new TextCleaner().clean(typed(text))).isEqualTo(clean.replace('¶', '\n'));
    }

    @Test
    void every_secret_of_a_draft_and_its_subject_are_cleaned_and_counted() {
        TextCleaner cleaner = new TextCleaner();
        String red = typed("␛[31mred␇");

        Draft clean = cleaner.clean(Draft.ticket()
                .subject(red)
                .secrets(new Draft.Secrets(red, red, red, red))
                .draft());

        assertThat(clean.subject()).isEqualTo("red");
        assertThat(clean.secrets()).isEqualTo(new Draft.Secrets("red", "red", "red", "red"));
        assertThat(cleaner.notice())
                .isEqualTo("Removed from the text: 5 terminal sequences and 5 control characters. Portals and mail"
                        + " programs cannot show them.");
    }

    @Test
    void a_text_without_controls_comes_back_as_it_is() {
        TextCleaner cleaner = new TextCleaner();
        String text = "one\r\n\ttwo";

        assertThat(cleaner.clean(text)).isSameAs(text);
        assertThat(cleaner.notice()).isNull();
    }
}
