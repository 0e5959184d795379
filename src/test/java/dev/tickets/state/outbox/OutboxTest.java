package dev.tickets.state.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.state.TrustedFiles;
import dev.tickets.testing.Cli;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.ShortId;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries on disk: whole or recognised as torn, in one place at a time, with one sender. */
class OutboxTest extends OutboxFixture {
    @Test
    void an_entry_is_read_as_it_was_written() throws IOException {
        ReadyAttachment graph = file("graph.png", "a graph");
        ReadyAttachment log = file("log.zip", "a log");
        PackedAttachments prepared = new PackedAttachments(List.of(List.of(graph), List.of(log)), "How to join them");
        String id;
        try (LockedEntry held = outbox.add(Submission.open(draft(), prepared), OWNER, REFERENCE, null, null)) {
            id = held.id();
            held.change(held.manifest()
                    .with(new DeliveryProgress(true, List.of(new TicketNumber("7")), new TicketNumber("8"), 1))
                    .with(new Attempts(3, "no route", Cli.NOW, Cli.NOW.plusSeconds(9), Cli.NOW.plusSeconds(60))));
        }

        Entry entry = outbox().get(id);

        assertThat(entry.place()).isEqualTo(EntryState.WAITING);
        assertThat(entry.submission().draft()).isEqualTo(draft());
        assertThat(entry.submission().attachments().note()).isEqualTo("How to join them");
        assertThat(entry.manifest().account()).isEqualTo(OWNER);
        assertThat(entry.manifest().reference()).isEqualTo(REFERENCE);
        assertThat(entry.manifest().progress())
                .isEqualTo(new DeliveryProgress(true, List.of(new TicketNumber("7")), new TicketNumber("8"), 1));
        assertThat(entry.manifest().tries().next()).isEqualTo(Cli.NOW.plusSeconds(60));
        assertThat(entry.attachments().get(1)).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("log.zip");
            assertThat(file.path()).hasContent("a log");
            assertThat(file.sha256()).hasSize(64);
        });
        assertThat(entry.manifest().bytes()).isEqualTo(21 + 7 + 5);
    }

    @Test
    void everything_is_for_this_user_alone() throws IOException {
        Path entry = root.resolve("waiting").resolve(added(file("a.png", "a")));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(entry)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void only_so_many_bytes_are_copied_as_the_file_had_when_it_was_checked() throws IOException {
        ReadyAttachment log = file("app.png", "12345");
        Files.writeString(log.path(), "12345 and more");

        Entry entry = outbox.get(added(log));

        assertThat(entry.attachments().get(0).get(0).path()).hasContent("12345");
    }

    @Test
    void a_file_that_became_shorter_leaves_no_entry() throws IOException {
        ReadyAttachment log = file("app.png", "12345");
        Files.writeString(log.path(), "1");

        assertThatThrownBy(() -> add(log))
                .isInstanceOf(TicketsException.class)
                .hasMessageContaining("nothing was sent")
                .hasMessageContaining("the file became shorter while it was read");
        assertThat(root.resolve("making")).isEmptyDirectory();
        assertThat(outbox.content().entries()).isEmpty();
    }

    @Test
    void files_of_ours_get_a_second_name_only() throws IOException {
        ReadyAttachment zip = file("app.zip", "12345");
        PackedAttachments prepared = new PackedAttachments(List.of(List.of(zip)), "");
        try (LockedEntry held = outbox.add(Submission.open(draft(), prepared), OWNER, null, null, folder)) {
            Path kept = held.entry().attachments().get(0).get(0).path();
            assertThat(Files.getAttribute(kept, "unix:ino")).isEqualTo(Files.getAttribute(zip.path(), "unix:ino"));
            Files.delete(zip.path());
            assertThat(kept).hasContent("12345");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EntryState.class,
            names = {"WAITING", "SENDING", "UNCLEAR", "BLOCKED"})
    void an_entry_lies_in_one_place_with_all_that_belongs_to_it(EntryState place) throws IOException {
        try (LockedEntry held = add(file("a.png", "a"))) {
            held.move(place);

            assertThat(held.entry().attachments().get(0).get(0).path()).hasContent("a");
            assertThat(outbox().get(held.id()).place()).isEqualTo(place);
            assertThat(outbox().content().entries()).hasSize(1);
        }
    }

    @Test
    void copying_is_shown() throws IOException {
        List<String> shown = new ArrayList<>();
        AtomicLong bytes = new AtomicLong();
        Outbox watched = new Outbox(
                root,
                new TrustedFiles(),
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                new ShortId(new Random(1)),
                (what, total) -> {
                    shown.add(what + ", " + total);
                    return counting(bytes);
                });
        ReadyAttachment log = file("app.zip", "12345");

        watched.add(Submission.open(draft(), new PackedAttachments(List.of(List.of(log)), "")), OWNER, null, null, null)
                .close();

        assertThat(shown).containsExactly("keeping app.zip, 5");
        assertThat(bytes).hasValue(5);
    }

    private static dev.tickets.ticket.Progress counting(AtomicLong sum) {
        return new dev.tickets.ticket.Progress() {
            @Override
            public void step(long bytes) {
                sum.addAndGet(bytes);
            }

            @Override
            public void close() {
                // nothing was shown
            }
        };
    }

    @Test
    void an_entry_that_has_its_receipt_is_only_deleted() throws IOException {
        String id;
        try (LockedEntry held = add()) {
            id = held.id();
            held.move(EntryState.SENDING);
            // and here its program is killed, before it could delete it
            outbox.receipts().write(Receipt.of(held.manifest(), new TicketNumber("7"), Cli.NOW));
        }

        assertThat(outbox.hold(id)).isEmpty();
        assertThat(outbox.content().entries()).isEmpty();
        assertThat(outbox.receipts().number(id)).isEqualTo("7");
    }

    @Test
    void receipts_are_kept_for_thirty_days() throws IOException {
        for (int days : new int[] {29, 31}) {
            try (LockedEntry held = add()) {
                String id = held.id();
                held.done(Receipt.of(held.manifest(), new TicketNumber(String.valueOf(days)), Cli.NOW));
                Files.setLastModifiedTime(
                        root.resolve("receipts").resolve(id + ".json"),
                        FileTime.from(Cli.NOW.minus(Duration.ofDays(days))));
            }
        }

        outbox.tidy();

        try (Stream<Path> left = Files.list(root.resolve("receipts"))) {
            assertThat(left.toList())
                    .singleElement()
                    .satisfies(receipt -> assertThat(receipt).content().contains("\"number\":\"29\""));
        }
    }

    @Test
    void an_id_may_be_cut_as_long_as_it_is_clear() {
        String id = added();

        assertThat(outbox.id("26")).isEqualTo(id);
        added();
        assertThatThrownBy(() -> outbox.id("26")).hasMessage("several outbox entries begin with 26");
        assertThat(outbox.id(id)).isEqualTo(id);
    }

    @Test
    void the_span_of_the_backoff_doubles_from_half_a_minute_to_an_hour() {
        Backoff backoff = new Backoff(new Random(3));
        Attempts tries = Attempts.NONE;
        for (int failure = 0; failure < 40; failure++) {
            tries = backoff.failed(tries, "away", Cli.NOW, null);
            long span = failure < 7 ? 30L << failure : 3600;
            assertThat(tries.next()).isAfter(Cli.NOW).isBeforeOrEqualTo(Cli.NOW.plusSeconds(span));
        }
        assertThat(tries.attempts()).isEqualTo(40);
        Instant asked = Cli.NOW.plusSeconds(7200);
        assertThat(backoff.failed(tries, "slow", Cli.NOW, Duration.ofHours(2)).next())
                .isEqualTo(asked);
    }
}
