package dev.tickets.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemRandomTest {
    @TempDir
    private Path folder;

    @Test
    void no_two_numbers_are_the_same() {
        assertThat(numbers(new SystemRandom())).hasSize(1000);
    }

    @Test
    void they_are_the_bytes_of_the_system() throws Exception {
        Path source = Files.write(folder.resolve("urandom"), new byte[] {0, 0, 0, 0, 0, 0, 1, 2, 99});

        assertThat(new SystemRandom(source).nextLong()).isEqualTo(0x0102);
    }

    @Test
    void without_the_device_they_are_those_of_Java() {
        assertThat(numbers(new SystemRandom(folder.resolve("none")))).hasSize(1000);
    }

    @Test
    void a_device_that_gives_too_little_is_none() throws Exception {
        Path source = Files.write(folder.resolve("urandom"), new byte[] {1, 2, 3});

        assertThat(numbers(new SystemRandom(source))).hasSize(1000);
    }

    private static Set<Long> numbers(SystemRandom random) {
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            numbers.add(random.nextLong());
        }
        return numbers;
    }
}
