package dev.tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/configuration.md} tells every key of a profile, and its example is one. */
class ConfigurationPageTest {
    private final Page page = Page.at("docs/configuration.md");

    @TempDir
    Path folder;

    @Test
    void the_table_has_every_key_in_order_and_no_other() {
        String table = page.section("Profiles").replaceFirst("(?s).*\\| Key \\|", "");
        List<String> keys = Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(table)
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(keys).isEqualTo(ProfileKeys.ALL);
    }

    @Test
    void the_example_is_understood() throws IOException {
        List<String> examples = page.blocks("toml");
        assertThat(examples).hasSize(1);
        Path file = Files.writeString(folder.resolve("config.toml"), examples.get(0));

        assertThat(ConfigFile.read(file).names()).containsExactlyInAnyOrder("work", "other");
    }
}
