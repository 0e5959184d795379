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
        assertThat(new Cli(folder).run("version", "-v")).isEqualTo(new Cli(folder).run("--version", "-v"));
        assertThat(new Cli(folder).run("--version", "-v").out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("tickets " + version),
                        line -> assertThat(line).matches("Commit: ([0-9a-f]{12}|unknown)"),
                        line -> assertThat(line).startsWith("Java " + System.getProperty("java.runtime.version")),
                        line -> assertThat(line).startsWith("Class archive: "),
                        line -> assertThat(line)
                                .isEqualTo("System: " + System.getProperty("os.name") + " "
                                        + System.getProperty("os.version") + " " + System.getProperty("os.arch")));
        assertThat(new Cli(folder).run("-V").out()).isEqualTo("tickets " + version + "\n");
    }
}
