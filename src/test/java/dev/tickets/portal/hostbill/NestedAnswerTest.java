package dev.tickets.portal.hostbill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tickets.portal.AnswerReading;
import dev.tickets.testing.Client;
import dev.tickets.testing.RawPortal;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are nested far deeper than any answer of a portal come to a result or to a failure in words. */
class NestedAnswerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{\"a\":", "{\"error\":[", "{\"ticket\":{\"cc\":[", "{\"data\":", "{\"page\":{\"total\":"})
    void deep_nesting_is_read_or_refused(String opening) {
        for (int depth : new int[] {100, 450, 5_000, 100_000}) {
            String closing = new StringBuilder(opening.replaceAll("[^\\[{]", ""))
                    .reverse()
                    .toString()
                    .replace('[', ']')
                    .replace('{', '}');
            String answer = opening.repeat(depth) + "1" + closing.repeat(depth);
            try (RawPortal portal = new RawPortal((socket, self) -> {
                        while (!self.head(socket).isEmpty()) {
                            socket.getOutputStream()
                                    .write(RawPortal.json(answer).getBytes(UTF_8));
                        }
                    });
                    HostBillPortal open = new Client(folder, portal.uri()).portal()) {
                AnswerReading.assertReadOrRefused(open);
            }
        }
    }
}
