package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CcAddressesTest {
    @Test
    void takes_lists_with_commas_and_each_address_once() {
        assertThat(CcAddresses.parse(List.of("a@x.example, b@y.example,", "A@x.example", " c+d@z.example ")))
                .containsExactly("a@x.example", "b@y.example", "c+d@z.example");
    }

    @Test
    void refuses_what_is_no_address() {
        for (String slip : List.of(
                "ann",
                "@x.example",
                "ann@",
                "ann@x",
                "a@b@x.example",
                "a b@x.example",
                ".a@x.example",
                "a.@x.example",
                "a..b@x.example",
                "a@-x.example",
                "a@x-.example",
                "a@x..example",
                "a@x_y.example",
                "a@" + "x".repeat(64) + ".example",
                "a".repeat(250) + "@x.example")) {
            assertThatThrownBy(() -> CcAddresses.parse(List.of(slip)))
                    .hasMessage("not an e-mail address: '" + slip + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info@हिन्दी.example",
                "info@例え.テスト",
                "info@مثال.إختبار",
                "info@straße.example",
                "info@నమస్తే.example",
                "info@क्\u200dष.example",
                "info@نامه\u200cای.example",
                "jörg@bücher.example",
                "Ω@δοκιμή.example",
                "info@xn--p1b6ci4b4b3a.example",
            })
    void a_domain_has_letters_of_any_script_and_is_sent_as_typed(String address) {
        assertThat(CcAddresses.parse(List.of(address))).containsExactly(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann <ann@example.net> | [ann@example.net]",
                "<ann@example.net> | [ann@example.net]",
                "\"Doe, Ann\" <ann@example.net>, bob@example.net | [ann@example.net, bob@example.net]",
                "日本 太郎 <taro@例え。jp> | [taro@例え.jp]",
                "'\u00A0ann@example.net\u00A0, bob@example.net\u3000' | [ann@example.net, bob@example.net]",
                "'Ann\u00A0<\u00A0ann@example.net >' | [ann@example.net]",
            })
    void what_a_mail_program_copies_is_taken(String typed, String addresses) {
        assertThat(CcAddresses.parse(List.of(typed))).hasToString(addresses);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x1B, 0x7F, 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x202A,
                0x202F, 0x2028, 0x2060, 0x2066, 0x2800, 0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0041, 0xE0100
            })
    void a_character_that_nobody_sees_is_named(int c) {
        String unseen = Character.toString(c);
        for (String slip : List.of("an" + unseen + "n@example.net", "ann@exam" + unseen + "ple.net")) {
            assertThatThrownBy(() -> CcAddresses.parse(List.of(slip)))
                    .hasMessage("not an e-mail address: '%s' (holds the invisible character U+%04X)", slip, c);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\uFEFF", "\u2060", "\u00AD", "\u200E"})
    void a_character_that_nobody_sees_is_an_error_at_the_ends_too(String unseen) {
        for (String slip : List.of(unseen + "ann@example.net", "ann@example.net" + unseen)) {
            assertThatThrownBy(() -> CcAddresses.parse(List.of(slip))).hasMessageContaining("invisible character");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@हिन्दी", "ann@-हिन्दी.example", "ann@हि_न्दी.example", "ann@हिन्दी..example"})
    void what_no_server_of_names_can_know_is_refused(String slip) {
        assertThatThrownBy(() -> CcAddresses.parse(List.of(slip))).hasMessage("not an e-mail address: '" + slip + "'");
    }
}
