package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    private final Random random = new Random(1);

    private Reference next() {
        return Reference.next(NOW, random);
    }

    @Test
    void it_has_26_characters_behind_its_prefix_and_sorts_by_time() {
        Reference first = next();
        Reference later = Reference.next(NOW.plusMillis(1), random);

        assertThat(first.value()).matches("tk-01kap2[0-9a-hjkmnp-tv-z]{20}".replace("kap2", ".{4}"));
        assertThat(first).isLessThan(later);
        assertThat(first.value().substring(3, 13)).isEqualTo(next().value().substring(3, 13));
    }

    @Test
    void a_hundred_thousand_of_one_moment_are_different() {
        Set<Reference> references = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            references.add(next());
        }
        assertThat(references).hasSize(100_000);
    }

    @Test
    void the_messages_that_follow_have_references_of_their_own() {
        Reference last = new Reference("tk-0000000000zzzzzzzzzzzzzzzz");

        assertThat(new Reference("tk-0000000000000000000000000z").plus(1))
                .isEqualTo(new Reference("tk-00000000000000000000000010"));
        assertThat(last.plus(1)).isEqualTo(new Reference("tk-00000000000000000000000000"));
        assertThat(next().plus(0)).isNotEqualTo(next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is full.\n\n-- \nRef: %s",
                "It is full.\r\n\r\n--\r\nRef: %s\r\n",
                "It is full. -- Ref: %s",
                "> Ref: tk-00000000000000000000000000\n\nRef:\u00a0%s.",
                "(%s)"
            })
    void it_is_found_however_a_portal_lays_the_body_out(String body) {
        Reference reference = next();

        assertThat(reference.isIn(body.formatted(reference))).isTrue();
        assertThat(Reference.lastIn(body.formatted(reference))).contains(reference);
        assertThat(next().isIn(body.formatted(reference))).isFalse();
    }

    @Test
    void what_is_longer_or_shorter_is_another_word() {
        Reference reference = next();

        assertThat(reference.isIn("x" + reference)).isFalse();
        assertThat(reference.isIn(reference + "0")).isFalse();
        assertThat(Reference.lastIn("tk-0123")).isEmpty();
        assertThatThrownBy(() -> new Reference("tk-u")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_closes_a_body_behind_a_signature_line() {
        Reference reference = next();

        assertThat(reference.closing("Help")).isEqualTo("Help\n\n-- \nRef: " + reference);
    }
}
