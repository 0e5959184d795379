package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionTest {
    @TempDir
    Path folder;

    @Test
    void the_version_is_that_of_the_build() {
        String version = System.getProperty("tickets.version");

        assertThat(new Cli(folder).run("--version")).isEqualTo(new Cli.Run(0, "tickets " + version + "\n", ""));
        assertThat(new Cli(folder).run("-V").out()).isEqualTo("tickets " + version + "\n");
    }
}
