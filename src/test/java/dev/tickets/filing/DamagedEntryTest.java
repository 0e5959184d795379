package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An entry that is not whole is never sent; it is an error once, and after that no reason for cron to send mail. */
class DamagedEntryTest {
    @TempDir
    Path folder;

    private FaultyPortal portal;
    private Cli cli;
    private Path outbox;

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder).at(portal);
        outbox = cli.state().resolve("outbox");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    /** As a kill in the midst of writing it leaves it. */
    private Path torn() throws IOException {
        Path making = Files.createDirectories(outbox.resolve("making/260101-0000"));
        Files.createFile(making.resolve("lock"));
        Files.writeString(making.resolve("message.txt"), "half a mess");
        return making;
    }

    private Run create(String... more) {
        return cli.run(Stream.concat(
                        Stream.of("create", "-q", "-d", "General", "-s", "Disk full", "-m", "It is full."),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Path waiting() throws IOException {
        try (Stream<Path> entries = Files.list(outbox.resolve("waiting"))) {
            return entries.findFirst().orElseThrow();
        }
    }

    private Run later(String... arguments) {
        return new Cli(folder)
                .at(portal)
                .at(Clock.fixed(Cli.NOW.plus(Duration.ofHours(2)), ZoneOffset.UTC))
                .run(arguments);
    }

    @Test
    void one_of_a_program_that_was_killed_is_an_error_once_and_then_a_notice() throws IOException {
        Path making = torn();
        String what = "260101-0000 is incomplete and will not be sent: the program ended before the entry was "
                + "complete; no part of the entry was sent; its remaining files are in " + making;

        assertThat(later("outbox", "send", "-q"))
                .isEqualTo(new Run(1, "", "tickets: " + what + "\nhint: tickets outbox discard 260101-0000\n"));
        assertThat(later("outbox", "send")).isEqualTo(new Run(0, "", what + ": tickets outbox discard 260101-0000\n"));
        assertThat(later("outbox", "send", "-q")).isEqualTo(new Run(0, "", ""));
        assertThat(later("outbox", "list").err()).contains(what + ": tickets outbox discard 260101-0000\n");
    }

    @Test
    void the_code_of_a_run_is_that_of_the_entries_that_were_sent() throws IOException {
        torn();
        later("outbox", "send");
        portal.leave();
        assertThat(create().exitCode()).isEqualTo(75);
        assertThat(later("outbox", "send", "-q").exitCode()).isEqualTo(75);
        portal.recover();

        assertThat(cli.run("outbox", "send", "26", "-q").exitCode()).isEqualTo(3);
        assertThat(new Cli(folder)
                        .at(portal)
                        .at(Clock.fixed(Cli.NOW.plus(Duration.ofHours(9)), ZoneOffset.UTC))
                        .run("outbox", "send", "-q")
                        .exitCode())
                .isZero();
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void one_whose_bytes_have_changed_is_an_error_once_too_and_never_sent() throws IOException {
        cli.write("graph.pdf", "%PDF-1.4 a graph");
        portal.leave();
        create("-a", "graph.pdf");
        portal.recover();
        Path entry = waiting();
        String id = String.valueOf(entry.getFileName());
        Files.writeString(entry.resolve("attachment-1"), "%PDF-1.4 b graph");

        Run first = later("outbox", "send", "-q");

        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.err()).contains("graph.pdf has changed since it was written", "tickets outbox discard " + id);
        assertThat(later("outbox", "send", "-q")).isEqualTo(new Run(0, "", ""));
        assertThat(later("outbox", "send", id).err()).contains("graph.pdf has changed since it was written");
        assertThat(later("outbox", "show", id).out()).contains("graph.pdf has changed since it was written");
        assertThat(portal.changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'format':1 | 'format':2 | the manifest was written by a newer version of this program",
                "'attempts':1 | 'attempts':'1' | the manifest has no attempts",
                "'profile':'default' | 'profile':null | the manifest has no profile",
                "'draft':{ | 'words':{ | the manifest holds no message",
                "'attachments':[[]] | 'attachments':[] | the manifest lacks the list of attachments",
                "'file':'message.txt' | 'file':'../message.txt' | the manifest names a foreign file",
                "'candidates':[] | 'candidates':['one'] | the manifest is damaged: not a ticket number: one",
                "'sealed':false,'note' | 'dedup':{'key':'','ifOpen':'reply'},'note' | the manifest is damaged: the key is empty",
                "'createdAt':'2026 | 'createdAt':'yesterday 2026 | the manifest is damaged: Text 'yesterday 2026-01-02T03:04:05Z' could not be parsed at index 0",
            })
    void one_whose_manifest_is_not_understood_is_said_and_kept(String written, String instead, String why)
            throws IOException {
        portal.leave();
        create();
        portal.recover();
        Path entry = waiting();
        Path manifest = entry.resolve("manifest.json");
        String before = Files.readString(manifest);
        String after = before.replace(json(written), json(instead));
        assertThat(after).isNotEqualTo(before);
        Files.writeString(manifest, after);
        String id = String.valueOf(entry.getFileName());

        assertThat(later("outbox", "send", "-q")).isEqualTo(new Run(1, "", """
                tickets: %1$s is incomplete and will not be sent: %2$s; its remaining files are in %3$s
                hint: tickets outbox discard %1$s
                """.formatted(id, why, entry)));
        assertThat(later("outbox", "send", "-q")).isEqualTo(new Run(0, "", ""));
        assertThat(portal.changes()).isEmpty();
        assertThat(later("outbox", "list"))
                .isEqualTo(new Run(
                        0,
                        "",
                        ("%1$s is incomplete and will not be sent: %2$s; its remaining files are in %3$s: "
                                        + "tickets outbox discard %1$s\n")
                                .formatted(id, why, entry)));
        assertThat(later("outbox", "discard", id).exitCode()).isZero();
    }

    private static String json(String single) {
        return single.replace('\'', '"');
    }

    @Test
    void what_is_discarded_leaves_nothing_behind() throws IOException {
        Path making = torn();

        assertThat(cli.run("outbox", "discard", "260101")).isEqualTo(new Run(0, "", "260101-0000 was deleted.\n"));

        assertThat(making).doesNotExist();
        assertThat(later("outbox", "send")).isEqualTo(new Run(0, "", "The outbox is empty.\n"));
    }
}
