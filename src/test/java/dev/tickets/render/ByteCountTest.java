package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ByteCountTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1500, 1.5 kB",
        "1549, 1.5 kB",
        "1550, 1.6 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "41000000, 41.0 MB",
        "8388608, 8.4 MB",
        "2500000000, 2.5 GB",
        "9223372036854775807, 9.2 EB",
    })
    void people_read_sizes_with_a_unit(long bytes, String shown) {
        assertThat(ByteCount.human(bytes)).isEqualTo(shown);
    }

    @Test
    void nothing_is_smaller_than_nothing() {
        assertThatThrownBy(() -> new ByteCount(-1)).hasMessage("negative size: -1");
        assertThat(ByteCount.of(null)).isNull();
    }
}
