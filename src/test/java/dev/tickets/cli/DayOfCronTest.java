package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.FaultyPortal.StoredTicket;
import dev.tickets.testing.Page;
import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of the README's cron script and crontab: the script runs as printed there, and cron mails what is printed. */
class DayOfCronTest {
    private static final String SCRIPT =
            Page.blocks(Page.at("README.md").section("From cron"), "sh").get(0);

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private final List<String> mails = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        portal = new FaultyPortal(folder.resolve("portal"));
        program("hostname", "echo web1");
        usage("97%");
        // the program itself runs in this process, at the time of the test's clock
        program("tickets", "cat >stdin; for word; do printf '%s\\0' \"$word\"; done >words");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void usage(String used) throws IOException {
        program("df", "[ \"$1\" = -h ] && echo 'Filesystem Use%' || echo Use%; echo ' " + used + "'");
    }

    private Cli at(Duration time) {
        return new Cli(folder).at(portal).at(Clock.fixed(Cli.NOW.plus(time), ZoneOffset.UTC));
    }

    /** What cron mails of a run. */
    private void ran(Duration time, Run run) {
        String printed = run.out() + run.err();
        if (!printed.isEmpty()) {
            mails.add(time.toHours() + ": " + printed);
        }
    }

    private void alert(Duration time) throws IOException {
        Path words = folder.resolve("words");
        Files.deleteIfExists(words);
        String path = folder.resolve("bin") + ":/usr/bin:/bin";
        ProgramRun script = ProgramRun.of(folder, Map.of("PATH", path), List.of("/bin/sh", "-c", SCRIPT));
        assertThat(script).isEqualTo(new ProgramRun(0, "", ""));
        if (Files.exists(words)) {
            ran(
                    time,
                    at(time).stdin(Files.readString(folder.resolve("stdin")))
                            .run(Files.readString(words).split("\0", 0)));
        }
    }

    /** The crontab's other line: {@code tickets outbox send -q}, with these minutes between. */
    private void outbox(Duration hour) {
        Matcher line =
                Pattern.compile("\\*/(\\d+) \\* \\* \\* \\* tickets (.*)").matcher(SCRIPT);
        assertThat(line.find()).isTrue();
        int every = Integer.parseInt(line.group(1));
        for (int minute = every; minute < 60; minute += every) {
            Duration time = hour.plusMinutes(minute);
            ran(time, at(time).run(line.group(2).split(" ", -1)));
        }
    }

    private List<Integer> messages() {
        return portal.stored().stream()
                .map(StoredTicket::messages)
                .map(List::size)
                .toList();
    }

    private void day(int leaves, int returns) throws IOException {
        for (int hour = 0; hour < 24; hour++) {
            if (hour == leaves) {
                portal.leave();
            } else if (hour == returns) {
                portal.recover();
            }
            alert(Duration.ofHours(hour));
            outbox(Duration.ofHours(hour));
        }
    }

    @Test
    void a_full_disk_is_one_ticket_with_a_reply_every_six_hours_and_no_mail_though_the_portal_is_away_for_three()
            throws IOException {
        day(9, 12);

        assertThat(mails).isEmpty();
        assertThat(messages()).containsExactly(4);
        assertThat(portal.ticket().subject()).isEqualTo("Disk full on web1");
        assertThat(portal.ticket().messages().get(0).body()).startsWith("Filesystem Use%\n 97%\n\nHost: ");
        assertThat(at(Duration.ofHours(24)).run("outbox", "list", "-q")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void a_portal_that_is_away_when_the_alert_begins_gets_one_ticket_afterwards() throws IOException {
        day(0, 3);

        assertThat(mails).isEmpty();
        assertThat(messages()).containsExactly(4);
        assertThat(at(Duration.ofHours(24)).run("outbox", "list", "-q")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void a_disk_with_room_files_nothing() throws IOException {
        usage("60%");

        day(24, 24);

        assertThat(mails).isEmpty();
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void what_needs_a_person_is_mailed() throws IOException {
        alert(Duration.ZERO);
        portal.answersReadsWith(401);

        alert(Duration.ofHours(7));

        assertThat(mails).hasSize(1);
        assertThat(mails.get(0)).startsWith("7: tickets: the portal does not accept the token (from TICKETS_TOKEN)");
    }
}
