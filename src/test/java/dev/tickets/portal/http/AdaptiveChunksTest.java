package dev.tickets.portal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much goes to the portal at once: much on a fast line, little on a slow one. */
class AdaptiveChunksTest {
    private static final int MIB = 1 << 20;

    private final List<Integer> kib = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long now;
    private long nanosPerKib;
    private boolean closed;

    private final AdaptiveChunks steps = new AdaptiveChunks(new Line()) {
        @Override
        long nanoTime() {
            return now;
        }
    };

    @Test
    void a_fast_line_gets_longer_steps_up_to_a_mebibyte() throws IOException {
        nanosPerKib = 1_000; // about 1 GB a second

        steps.write(new byte[4 * MIB], 0, 4 * MIB);

        assertThat(kib).containsExactly(64, 128, 256, 512, 1024, 1024, 1024, 64);
    }

    @Test
    void a_slow_line_gets_short_ones() throws IOException {
        nanosPerKib = 10_000_000; // about 100 kB a second

        steps.write(new byte[MIB], 0, MIB);

        assertThat(kib).hasSize(16).containsOnly(64);
    }

    @Test
    void a_line_that_becomes_slow_gets_short_ones_again() throws IOException {
        nanosPerKib = 1_000;
        steps.write(new byte[MIB], 0, 960 << 10);
        nanosPerKib = 10_000_000;

        steps.write(new byte[2 * MIB], 0, 1280 << 10);

        assertThat(kib).containsExactly(64, 128, 256, 512, 1024, 64, 64, 64, 64);
    }

    @Test
    void small_pieces_say_nothing_of_the_line() throws IOException {
        nanosPerKib = 1_000;
        for (int i = 0; i < 5; i++) {
            steps.write(new byte[1024], 0, 1024);
        }

        steps.write(new byte[MIB], 0, 192 << 10);

        assertThat(kib).containsExactly(1, 1, 1, 1, 1, 64, 128);
    }

    @Test
    void what_is_written_arrives_whole() throws IOException {
        byte[] bytes = new byte[3 * MIB + 17];
        new Random(1).nextBytes(bytes);

        steps.write(bytes[0]);
        steps.write(bytes, 1, 99);
        steps.write(bytes, 100, bytes.length - 100);

        assertThat(line.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void the_line_outlives_it() throws IOException {
        steps.close();

        assertThat(closed).isFalse();
    }

    private final class Line extends OutputStream {
        @Override
        public void write(int b) {
            line.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            line.write(bytes, offset, length);
            kib.add(length >> 10);
            now += (length >> 10) * nanosPerKib;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
