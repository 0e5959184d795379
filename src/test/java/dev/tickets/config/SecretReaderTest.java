package dev.tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReaderTest {
    /** The first buffer has 4096 bytes, the second one twice as many. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 8192, 8193, 65_536, 65_537, 100_000})
    void bytes_come_whole_and_no_more_than_wanted(int size) throws IOException {
        byte[] all = new byte[size];
        new Random(size).nextBytes(all);
        InputStream inPieces = new SequenceInputStream(
                new ByteArrayInputStream(all, 0, size / 3), new ByteArrayInputStream(all, size / 3, size));

        assertThat(SecretReader.bytes(inPieces, 65_537)).isEqualTo(Arrays.copyOf(all, Math.min(size, 65_537)));
    }
}
