package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.ticket.Attachment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SaveFolderTest {
    @TempDir
    Path folder;

    private String save(String name) {
        Path saved =
                new SaveFolder(folder, 100, false).save(new Attachment("1", name, null), out -> write(out, "bytes"));
        assertThat(saved).hasParent(folder);
        assertThat(saved).hasContent("bytes");
        return folder.relativize(saved).toString();
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void numbers_files_of_the_same_name_before_their_extension() {
        assertThat(List.of(save("error.log"), save("error.log"), save("../error.log"), save("none"), save("none")))
                .containsExactly("error.log", "error (2).log", "error (3).log", "none", "none (2)");
    }

    @Test
    @Timeout(20)
    void numbers_files_whose_names_are_as_long_as_names_can_be() {
        for (String name : List.of("x".repeat(300) + ".log", "日".repeat(200), "a." + "e".repeat(300))) {
            List<String> names = new ArrayList<>(List.of(save(name), save(name), save(name)));
            assertThat(names).doesNotHaveDuplicates().allMatch(saved -> saved.getBytes(UTF_8).length <= 255);
            assertThat(names.get(2)).contains(" (3)");
        }
    }

    @Test
    void stops_where_the_limit_is_passed_and_leaves_nothing_behind() {
        Attachment attachment = new Attachment("1", "big.log", null);

        assertThatThrownBy(() -> new SaveFolder(folder, 4, false).save(attachment, out -> write(out, "bytes")))
                .hasMessage("big.log is larger than 4 bytes and was not saved");
        assertThat(folder).isEmptyDirectory();
    }
}
