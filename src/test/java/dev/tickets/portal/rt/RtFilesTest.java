package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that the portal does not keep whole, although it shows their old size. */
class RtFilesTest extends RtToolFixture {
    private List<String> saved() throws IOException {
        Path folder = this.folder.resolve("saved");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, large.bin",
        "false, large.txt",
        "false, größe 日本.bin",
        "true, large.bin",
        "true, large.txt",
        "true, größe 日本.bin"
    })
    void a_file_that_was_cut_or_dropped_is_missing(boolean drops, String name) {
        cli.write(name, "x".repeat(2_000));
        cli.write("small.bin", "x");
        server.quirks().largest = 1_000;
        server.quirks().drops = drops;

        Run run = tryCreate("Billing", "Invoice", "-a", name, "-a", "small.bin");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err())
                .contains("the portal does not show the attachment " + name)
                .doesNotContain("small.bin");
        assertThat(requests("GET /SelfService/")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void a_file_of_a_reply_that_was_cut_or_dropped_is_missing_and_an_earlier_one_is_not(boolean drops) {
        cli.write("large.bin", "x".repeat(2_000));
        create("Billing", "Invoice", "-a", "large.bin");
        server.quirks().largest = 1_000;
        server.quirks().drops = drops;

        Run run = cli.run("reply", "1", "-m", "Again", "-a", "large.bin");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("the portal does not show the attachment large.bin");
        server.quirks().largest = Integer.MAX_VALUE;
        assertThat(cli.run("reply", "1", "-m", "Once more", "-a", "large.bin").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"false, large.bin, 1000", "true, large.bin.txt, 24"})
    void saving_a_file_that_was_cut_or_dropped_is_an_error_and_leaves_no_file(boolean drops, String name, int bytes)
            throws IOException {
        cli.write("large.bin", "x".repeat(2_000));
        server.quirks().largest = 1_000;
        server.quirks().drops = drops;
        assertThat(tryCreate("Billing", "Invoice", "-a", "large.bin").exitCode())
                .isEqualTo(5);

        Run run = cli.run("attachments", "1", "--save", "saved");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("the attachment '" + name + "' has " + bytes
                        + " bytes at the portal, and 2000 when it was sent");
        assertThat(saved()).isEmpty();
    }

    @Test
    void saving_a_file_without_the_right_is_an_error_and_leaves_no_file() throws IOException {
        cli.write("a.bin", "x");
        create("Billing", "Invoice", "-a", "a.bin");
        server.quirks().hidesBytes = true;

        Run run = cli.run("attachments", "1", "--save", "saved");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("the portal sent no bytes of 'a.bin'");
        assertThat(saved()).isEmpty();
    }
}
