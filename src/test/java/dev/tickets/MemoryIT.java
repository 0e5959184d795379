package dev.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a portal answers, a run takes 200 MiB at most and ends soon. */
class MemoryIT {
    private static final long MOST_KIBIBYTES = 200 << 10;
    private static final double MOST_SECONDS = 20;
    private static final String BODY =
            "{\"ticket\":{\"ticket_number\":\"7\",\"subject\":\"S\",\"status\":\"Open\",\"body\":\"";

    @TempDir
    Path folder;

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("list", "[", "{},", 64 << 20, "", 1),
                Arguments.of("list", "{\"tickets\":[", "{\"id\":\"7\"},", 64 << 20, "", 1),
                Arguments.of("list", "{\"tickets\":[{\"id\":\"7\",\"subject\":\"", "s", 64 << 20, "", 1),
                Arguments.of("list", "{\"x\":", "[", 64 << 20, "", 1),
                Arguments.of("list", "{\"x\":", "9", 64 << 20, "", 1),
                Arguments.of("list", "", "<p>", 64 << 20, "", 1),
                Arguments.of("departments", "{\"departments\":[", "{\"id\":\"1\",\"name\":\"N\"},", 64 << 20, "", 1),
                Arguments.of("view 7", "{\"replies\":[", "{\"id\":\"1\",\"body\":{}},", 64 << 20, "", 1),
                Arguments.of("view 7", BODY, "a line of a log\\n", 8 << 20, "\"}}", 0),
                Arguments.of("view 7", BODY + "\u3042", "a line of a log\\n", 8 << 20, "\"}}", 0),
                Arguments.of("view 7", BODY + "<p>", "<blockquote>", 8 << 20, "\"}}", 0),
                Arguments.of("view 7", BODY + "<p>", "<a href=x>y", 8 << 20, "\"}}", 0),
                Arguments.of("view 7", BODY + "<p>", "<ol><li>x", 8 << 20, "\"}}", 0),
                Arguments.of("view 7", BODY, "&#x3042;", 8 << 20, "\"}}", 0),
                Arguments.of("view 7", BODY + "a", "\u0301", 8 << 20, "\"}}", 0),
                Arguments.of("view 7 -o json", BODY, "\u202e", 4 << 20, "\"}}", 0),
                Arguments.of("view 7", BODY, "\\u0000", 64 << 20, "", 1));
    }

    @ParameterizedTest(name = "{0}: {1}{2}...")
    @MethodSource("answers")
    void a_run_is_small_and_short(String command, String start, String part, int bytes, String end, int exitCode)
            throws IOException {
        String time = RequiredTool.named("time").toString();
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + start).getBytes(UTF_8));
            byte[] chunk = part.repeat(8_000).getBytes(UTF_8);
            for (int written = 0; written < bytes; written += chunk.length) {
                out.write(chunk);
            }
            out.write(end.getBytes(UTF_8));
        })) {
            ProgramRun run = new InstalledProgram(folder)
                    .with("TICKETS_PORTAL", portal.uri().toString())
                    .with("TICKETS_TOKEN", "token-1")
                    .shell(time + " -f '%M %U %S' -o used $TICKETS " + command + " >out");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
            assertThat(run.err()).doesNotContain("Exception", "Error");
            // of a failure, time says so in a line of its own before
            List<String> lines = Files.readAllLines(folder.resolve("used"));
            String[] used = lines.get(lines.size() - 1).split(" ", -1);
            assertThat(Long.parseLong(used[0])).isLessThanOrEqualTo(MOST_KIBIBYTES);
            // of the processor, which other programs may use meanwhile
            assertThat(Double.parseDouble(used[1]) + Double.parseDouble(used[2]))
                    .isLessThan(MOST_SECONDS);
        }
    }
}
