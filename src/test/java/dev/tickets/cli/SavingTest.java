package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.RawPortal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An attachment is saved whole or not at all, and no more of it is fetched than can be saved. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SavingTest {
    private static final String UNTIL_THE_END = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n";
    private static final long GIBIBYTE = 1L << 30;

    @TempDir
    Path folder;

    private interface File {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A portal with ticket 7, on which that attachment hangs. */
    private static RawPortal portal(String size, File file) {
        return new RawPortal((socket, self) -> {
            OutputStream out = socket.getOutputStream();
            while (self.head(socket).startsWith("GET /api/tickets/7 ")) {
                out.write(RawPortal.json("""
                        {"ticket":{"ticket_number":"7","subject":"Disk full","body":"It is full."},
                         "attachments":{"0":[{"id":"5","name":"core.bin"%s}]}}
                        """.formatted(size)).getBytes(UTF_8));
            }
            file.writeTo(out);
        });
    }

    private Run save(RawPortal portal, String... more) {
        Cli cli = new Cli(folder).at(portal.uri());
        return more.length == 0
                ? cli.run("attachments", "7", "--save", "logs", "-q")
                : cli.run("attachments", "7", "--save", "logs", "-q", more[0], more[1]);
    }

    @Test
    void options_for_saving_need_a_folder_with_a_name() {
        Cli cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
        for (String option : new String[] {"--skip-same", "--max-download=1MiB"}) {
            assertThat(cli.run("attachments", "100001", option))
                    .isEqualTo(new Run(
                            2,
                            "",
                            "tickets: " + option.replaceAll("=.*", "")
                                    + " needs a folder for the files: --save DIR\n"));
        }
        try (RawPortal portal = portal("", out -> {})) {
            assertThat(new Cli(folder).at(portal.uri()).run("attachments", "7", "--save", ""))
                    .isEqualTo(new Run(2, "", """
                    tickets: the path of the folder is empty; is a variable unset?
                    hint: --save DIR
                    """));
        }
    }

    @Test
    void of_a_file_that_is_too_large_the_rest_is_not_fetched() {
        AtomicLong sent = new AtomicLong();
        try (RawPortal portal = portal("", out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: " + 3 * GIBIBYTE
                            + "\r\n\r\n")
                    .getBytes(UTF_8));
            byte[] block = new byte[1 << 16];
            while (sent.get() < 3 * GIBIBYTE) {
                out.write(block);
                sent.addAndGet(block.length);
            }
        })) {
            assertThat(save(portal, "--max-download", "1MiB")).isEqualTo(new Run(1, "", """
                    tickets: core.bin is larger than 1048576 bytes and was not saved
                    hint: allow more with --max-download SIZE
                    """));
            assertThat(sent).hasValueLessThan(GIBIBYTE / 4);
            assertThat(folder.resolve("logs")).isEmptyDirectory();
        }
    }

    @Test
    void a_file_that_ends_before_its_size_is_not_saved() {
        try (RawPortal portal =
                portal(",\"size\":\"1000\"", out -> out.write((UNTIL_THE_END + "x".repeat(500)).getBytes(UTF_8)))) {
            assertThat(save(portal))
                    .isEqualTo(new Run(
                            69,
                            "",
                            "tickets: cannot reach " + portal.uri().getAuthority()
                                    + ": the file ended after 500 of 1000 bytes\n"));
            assertThat(folder.resolve("logs")).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"size\":500", ",\"size\":\"0.5 KB\"", ",\"size\":1"})
    void a_size_that_is_not_known_to_the_byte_is_no_reason_to_refuse_the_file(String size) {
        try (RawPortal portal = portal(size, out -> out.write((UNTIL_THE_END + "x".repeat(500)).getBytes(UTF_8)))) {
            assertThat(save(portal).exitCode()).isZero();
            assertThat(folder.resolve("logs/core.bin")).hasContent("x".repeat(500));
        }
    }

    @Test
    void an_answer_that_tells_its_own_length_is_held_to_that_alone() {
        try (RawPortal portal = portal(
                ",\"size\":1000",
                out -> out.write(
                        ("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + "x".repeat(500)).getBytes(UTF_8)))) {
            assertThat(save(portal).exitCode()).isZero();
        }
    }
}
