package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DedupKeyTest {
    @Test
    void the_reference_is_the_same_on_every_machine_and_in_every_version() {
        assertThat(new DedupKey("disk-full-web1").reference("4"))
                .isEqualTo(new DedupKey("disk-full-web1").reference("4"))
                .isEqualTo("tk-40nf9wcztpvfmevzg7ebrzr2b0");
    }

    @Test
    void the_reference_looks_like_any_other_and_belongs_to_one_key_and_department() {
        Set<String> references = new HashSet<>();
        for (int key = 0; key < 1_000; key++) {
            String reference = new DedupKey("key " + key).reference(String.valueOf(key % 7));
            assertThat(reference).matches("tk-[0-9a-hjkmnp-tv-z]{26}");
            references.add(reference);
        }
        references.add(new DedupKey("key 1").reference("2"));
        assertThat(references).hasSize(1_001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "a\tb",
                "\u001b[31m",
                "\u200B",
                "\u3164",
                "\u00A0",
                "\u2800",
                "a\u200Bb",
                "a\uFEFF"
            })
    void a_key_is_one_line_of_text(String text) {
        assertThatThrownBy(() -> new DedupKey(text))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
    }

    @Test
    void a_key_is_no_novel() {
        assertThatThrownBy(() -> new DedupKey("k".repeat(501))).hasMessageContaining("longer than 500");
    }
}
