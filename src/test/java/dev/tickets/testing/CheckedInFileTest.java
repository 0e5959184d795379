package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedInFileTest {
    @Test
    void accepts_a_file_that_is_what_was_generated(@TempDir Path tree) throws IOException {
        Path file = Files.writeString(tree.resolve("generated.txt"), "one\n");

        assertThatCode(() -> new CheckedInFile(file).mustBe("one\n", false)).doesNotThrowAnyException();
    }

    @Test
    void names_the_command_that_mends_a_file_out_of_date(@TempDir Path tree) throws IOException {
        Path file = Files.writeString(tree.resolve("generated.txt"), "one\n");

        assertThatThrownBy(() -> new CheckedInFile(file).mustBe("two\n", false))
                .hasMessageContaining("mvn test -Dtickets.update=true -Dtest=CheckedInFileTest");
    }

    @Test
    void writes_the_file_and_its_folder_when_told_to(@TempDir Path tree) {
        Path file = tree.resolve("completions/generated.txt");

        new CheckedInFile(file).mustBe("two\n", true);

        assertThat(file).hasContent("two\n");
    }
}
