package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
