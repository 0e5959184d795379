package dev.tickets.state.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one message shows of the times of a portal. */
class LearnedOffsetTest {
    private static final Instant NOW = Instant.parse("2026-11-29T06:10:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T06:10:00, Z",
        "2026-11-29T06:09:58, Z",
        "2026-11-29T15:09:59, +09:00",
        "2026-11-29T15:08:30, +09:00",
        "2026-11-29T15:11:30, +09:00",
        "2026-11-29T11:40:00, +05:30",
        "2026-11-29T11:55:00, +05:45",
        "2026-11-29T19:55:00, +13:45",
        "2026-11-29T20:10:00, +14:00",
        "2026-11-28T18:10:00, -12:00",
        "2026-11-29T01:10:00, -05:00",
        // no zone is there, or the message is an old one
        "2026-11-29T20:25:00,",
        "2026-11-28T06:10:00,",
        "2026-11-29T15:05:00,",
        "2026-11-29T15:25:00,",
        "2026-11-29T02:25:00,",
        "2025-11-29T06:10:00,",
        // a portal without times of day
        "2026-11-29T00:00:00,",
    })
    void an_offset_is_the_nearest_quarter_of_an_hour(LocalDateTime written, @Nullable String offset) {
        LearnedOffset learned = LearnedOffset.of(written, NOW);

        assertThat(learned == null ? null : learned.offset()).isEqualTo(offset == null ? null : ZoneOffset.of(offset));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T15:00, true",
        "2026-09-01T15:00, true",
        "2027-02-27T15:00, true",
        "2026-08-20T15:00, false",
        "2027-03-15T15:00, false",
    })
    void an_offset_counts_near_the_day_when_it_was_learned(LocalDateTime time, boolean counts) {
        LearnedOffset learned = new LearnedOffset(ZoneOffset.ofHours(9), NOW);

        assertThat(learned.at(time)).isEqualTo(counts ? ZoneOffset.ofHours(9) : null);
    }

    @ParameterizedTest
    @CsvSource({"+09:00, +09:00 2026-11-29T06:10:00Z", "Z, Z 2026-11-29T06:10:00Z"})
    void an_offset_is_one_line_of_a_file(String offset, String line) {
        LearnedOffset learned = new LearnedOffset(ZoneOffset.of(offset), NOW);

        assertThat(learned.line()).isEqualTo(line + "\n");
        assertThat(LearnedOffset.parse(line + "\n")).isEqualTo(learned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+09:00", "+99:00 2026-11-29T06:10:00Z", "+09:00 yesterday", "{\"offset\":9}"})
    void a_damaged_file_says_nothing(String text) {
        assertThat(LearnedOffset.parse(text)).isNull();
    }
}
