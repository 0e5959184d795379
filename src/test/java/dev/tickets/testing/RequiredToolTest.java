package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RequiredToolTest {
    @Test
    void finds_a_program_on_the_path() {
        assertThat(RequiredTool.named("sh").path()).isAbsolute().isExecutable();
    }

    @Test
    void skips_the_test_of_a_missing_program_or_fails_it_where_tools_are_required() {
        boolean required = Boolean.getBoolean("tickets.require.tools");

        assertThatThrownBy(() -> RequiredTool.named("no-such-program"))
                .isInstanceOf(required ? AssertionFailedError.class : TestAbortedException.class)
                .hasMessageContaining("no-such-program");
    }

    @Test
    void names_the_command_that_installs_a_program_at_a_certain_place() {
        Path missing = Path.of("/usr/share/no-such-program");

        assertThatThrownBy(() -> RequiredTool.at(missing, "apt-get install it"))
                .hasMessageContaining("needs the program /usr/share/no-such-program: apt-get install it");
        assertThat(RequiredTool.at(Path.of("/bin/sh"), "").path()).isEqualTo(Path.of("/bin/sh"));
    }
}
