package dev.tickets.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the program are small, whatever stands in their place. */
class BoundedFileTest {
    @TempDir
    Path folder;

    @Test
    void sixteen_mebibytes_are_the_most() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[16 << 20]);
        assertThat(BoundedFile.bytes(file)).hasSize(16 << 20);
        Files.write(file, new byte[(16 << 20) + 1]);
        assertThatThrownBy(() -> BoundedFile.bytes(file))
                .isInstanceOf(IOException.class)
                .hasMessage("the file is larger than 16 MiB");
    }

    @Test
    void a_device_without_end_is_too_large() {
        assertThatThrownBy(() -> BoundedFile.bytes(Path.of("/dev/zero"))).hasMessage("the file is larger than 16 MiB");
    }

    @Test
    void an_absent_file_is_said_to_be_absent() {
        assertThatThrownBy(() -> BoundedFile.text(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void what_is_not_utf_8_is_no_text() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[] {'a', (byte) 0xFF});
        assertThatThrownBy(() -> BoundedFile.text(file)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void lines_are_those_of_the_jdk() throws IOException {
        Path file = folder.resolve("a");
        for (String text : new String[] {"", "a", "a\n", "a\nb", "a\r\nb\r\n", "\n", "\n\na", "ä\n€"}) {
            Files.writeString(file, text);
            assertThat(BoundedFile.lines(file)).as(text).isEqualTo(Files.readAllLines(file));
        }
    }

    @Test
    void json_that_does_not_fit_is_said_so() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"a\":[" + "[],".repeat(6 << 20) + "0]}");
        assertThatThrownBy(() -> JsonFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("the file is larger than 16 MiB");
    }
}
