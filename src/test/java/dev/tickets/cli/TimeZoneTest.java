package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.RawPortal;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times where the portal, this machine and the profile are in different zones. */
class TimeZoneTest {
    @TempDir
    Path folder;

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    private static Clock clock(String now, String zone) {
        return Clock.fixed(Instant.parse(now), ZoneId.of(zone));
    }

    /** A portal in Tokyo: it takes a ticket and replies at that time of its own, while its clock says 03:04:06 UTC. */
    private RawPortal tokyo(String written) {
        return new RawPortal((socket, self) -> answer(socket, self, written));
    }

    private void answer(Socket socket, RawPortal self, String written) throws IOException {
        String head = self.head(socket);
        int length = head.contains("Content-Length: ")
                ? Integer.parseInt(head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"))
                : 0;
        String sent = new String(socket.getInputStream().readNBytes(length), UTF_8);
        if (head.startsWith("POST")) {
            bodies.add(sent.replaceFirst("(?s).*\"body\":\"(.*?)\"[,}].*", "$1"));
        }
        String row =
                "\"ticket_number\":\"7\",\"subject\":\"Down\",\"status\":\"Open\",\"date\":\"2026-01-02 12:00:00\"";
        String json = head.startsWith("GET /api/ticket/departments")
                ? "{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}"
                : head.startsWith("POST /api/tickets HTTP")
                        ? "{\"ticket_id\":\"7\"}"
                        : head.startsWith("POST")
                                ? "{\"success\":true}"
                                : head.startsWith("GET /api/tickets/7")
                                        ? "{\"ticket\":{" + thread(row, written) + "}"
                                        : "{\"tickets\":[{" + row + ",\"lastreply\":\"" + written + "\"}]}";
        socket.getOutputStream()
                .write(RawPortal.json(json)
                        .replace("\r\n\r\n", "\r\nConnection: close\r\nDate: Fri, 02 Jan 2026 03:04:06 GMT\r\n\r\n")
                        .getBytes(UTF_8));
    }

    private String thread(String row, String written) {
        boolean created = bodies.size() == 1 && bodies.get(0).startsWith("opening");
        String opening = created ? bodies.get(0) : "before";
        String ticket = row.replace("2026-01-02 12:00:00", created ? written : "2026-01-02 12:00:00") + ",\"body\":\""
                + opening + "\"}";
        return created || bodies.isEmpty()
                ? ticket
                : ticket + ",\"replies\":[{\"id\":\"1\",\"type\":\"Client\",\"date\":\"" + written + "\",\"body\":\""
                        + bodies.get(bodies.size() - 1) + "\"}]";
    }

    private Cli at(RawPortal portal, String zone) {
        return new Cli(folder).at(portal.uri()).at(clock("2026-01-02T04:00:00Z", zone));
    }

    private Path learned(RawPortal portal) {
        return folder.resolve("home/.local/state/tickets/portals/http_127.0.0.1_" + portal.port() + ".offset");
    }

    @Test
    void a_ticket_shows_how_far_the_portal_is_from_utc() throws IOException {
        try (RawPortal portal = tokyo("2026-01-02 12:04:05")) {
            Cli cli = at(portal, "Europe/Berlin");
            assertThat(cli.run("list", "-o", "tsv", "--fields", "updatedAt").out())
                    .isEqualTo("2026-01-02T12:04:05\n");

            assertThat(cli.run("create", "-d", "Tech", "-s", "Down", "-m", "opening")
                            .exitCode())
                    .isZero();

            assertThat(Files.readString(learned(portal))).isEqualTo("+09:00 2026-01-02T03:04:06Z\n");
            assertThat(cli.run("list", "-o", "tsv", "--fields", "createdAt,updatedAt")
                            .out())
                    .isEqualTo("2026-01-02T12:00:00+09:00\t2026-01-02T12:04:05+09:00\n");
            assertThat(cli.run("list").out()).isEqualTo("""
                    NUMBER  STATUS  DEPARTMENT  UPDATED (Europe/Berlin)  SUBJECT
                    7       Open                2026-01-02 04:04         Down
                    """);
            assertThat(cli.run("view", "7").out()).contains("""
                    Opened      2026-01-02 04:04
                    Updated     2026-01-02 04:04
                    """, """
                    Times       Europe/Berlin (the portal's: UTC+09:00, learned on 2026-01-02)
                    """);
        }
    }

    @Test
    void single_fields_name_the_zone_too() {
        try (RawPortal portal = tokyo("2026-01-02 12:04:05")) {
            Cli cli = at(portal, "UTC").with("TICKETS_TIME_ZONE", "Asia/Tokyo");

            assertThat(cli.run("view", "7", "--fields", "number,createdAt,updatedAt")
                            .out())
                    .isEqualTo("""
                    NUMBER                7
                    CREATED (Asia/Tokyo)  2026-01-02 12:00
                    UPDATED               2026-01-02 12:00
                    """);
        }
    }

    /** One order of all times, however they are mixed: sorting fails without. */
    @Test
    void times_with_and_without_offsets_are_sorted() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String offset = new String[] {"+09:00", "", "Z", "-11:00"}[i * 7 % 4];
            rows.append(i == 0 ? "" : ",")
                    .append("{\"ticket_number\":\"" + (i + 1)
                            + "\",\"lastreply\":\"2026-01-02T%02d:%02d:00".formatted(i * 5 % 24, i % 60))
                    .append(offset)
                    .append("\"}");
        }
        try (FakePortal portal = new FakePortal().answers("GET /api/tickets", 200, "{\"tickets\":[" + rows + "]}")) {
            Run run = new Cli(folder).at(portal.uri()).run("list", "--limit", "500", "-o", "tsv", "--fields", "number");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out().lines()).hasSize(200);
        }
    }

    @Test
    void a_reply_shows_it_too() throws IOException {
        try (RawPortal portal = tokyo("2026-01-02 12:04:05")) {
            assertThat(at(portal, "UTC").run("reply", "7", "-m", "more").exitCode())
                    .isZero();

            assertThat(Files.readString(learned(portal))).isEqualTo("+09:00 2026-01-02T03:04:06Z\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-01-02 12:20:05", "2026-01-05 12:04:05", "2026-01-02 00:00:00", "2026-01-02", "0000-00-00 00:00:00"
    })
    void a_time_that_fits_no_zone_teaches_nothing(String written) {
        try (RawPortal portal = tokyo(written)) {
            assertThat(at(portal, "UTC")
                            .run("create", "-d", "Tech", "-s", "Down", "-m", "opening")
                            .exitCode())
                    .isZero();

            assertThat(learned(portal)).doesNotExist();
        }
    }

    @Test
    void a_span_counts_from_now_by_the_learned_offset() {
        try (RawPortal portal = tokyo("2026-01-02 12:04:05")) {
            Cli cli = at(portal, "America/New_York");
            cli.run("create", "-d", "Tech", "-s", "Down", "-m", "opening");

            assertThat(cli.run("list", "--since", "1h", "-o", "tsv", "--fields", "number")
                            .out())
                    .isEqualTo("7\n");
            assertThat(cli.run("list", "--since", "50m", "-o", "tsv", "--fields", "number")
                            .out())
                    .isEmpty();
            // by the clock of this machine
            assertThat(cli.run("list", "--since", "2026-01-01T22:04", "-o", "tsv", "--fields", "number")
                            .out())
                    .isEqualTo("7\n");
            assertThat(cli.run("list", "--since", "2026-01-01T22:05", "-o", "tsv", "--fields", "number")
                            .out())
                    .isEmpty();
        }
    }

    @Test
    void the_zone_of_the_profile_wins_and_a_contradiction_is_told_once() {
        try (RawPortal portal = tokyo("2026-01-02 12:04:05")) {
            String warning =
                    "tickets: warning: time-zone \"Europe/Berlin\" does not fit the portal: on 2026-01-02 its times"
                            + " were UTC+09:00, not UTC+01:00; the profile's time-zone is used\n";
            Cli cli = at(portal, "UTC").with("TICKETS_TIME_ZONE", "Europe/Berlin");

            Run create = cli.run("create", "-d", "Tech", "-s", "Down", "-m", "opening");

            assertThat(create.err()).containsOnlyOnce(warning);
            assertThat(cli.run("list", "-q", "-o", "tsv", "--fields", "updatedAt"))
                    .isEqualTo(new Run(0, "2026-01-02T12:04:05+01:00\n", warning));
            assertThat(cli.run("view", "7").out()).contains("Times       Europe/Berlin\n");
            cli.with("TICKETS_TIME_ZONE", "Asia/Tokyo");
            assertThat(cli.run("list", "-q", "-o", "tsv", "--fields", "updatedAt"))
                    .isEqualTo(new Run(0, "2026-01-02T12:04:05+09:00\n", ""));
        }
    }

    @Test
    void a_learned_offset_says_nothing_about_another_season() {
        try (RawPortal portal = tokyo("2026-01-02 12:04:05")) {
            at(portal, "UTC").run("create", "-d", "Tech", "-s", "Down", "-m", "opening");
        }
        try (FakePortal portal = list("2026-07-02 12:04:05")) {
            Cli cli = new Cli(folder).at(portal.uri());
            cli.write(
                    "home/.local/state/tickets/portals/http_127.0.0.1_"
                            + portal.uri().getPort() + ".offset",
                    "+09:00 2026-01-02T03:04:06Z\n");

            assertThat(cli.run("list", "-o", "tsv", "--fields", "updatedAt").out())
                    .isEqualTo("2026-07-02T12:04:05\n");
            assertThat(cli.run("list").out()).startsWith("NUMBER  STATUS  DEPARTMENT  UPDATED           SUBJECT\n");
        }
    }

    private static FakePortal list(String updated) {
        return new FakePortal()
                .answers(
                        "GET /api/tickets",
                        200,
                        "{\"tickets\":[{\"ticket_number\":\"7\",\"lastreply\":\"" + updated + "\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        // 28 March 2027, 03:10: an hour before was 01:10
        "1h, 2027-03-28T01:10:00Z, 2027-03-28 01:50:00, true",
        "1h, 2027-03-28T01:10:00Z, 2027-03-28 01:09:00, false",
        // 31 October 2027: 02:30 is two moments, and counts as the second
        "1h, 2027-10-31T02:10:00Z, 2027-10-31 02:30:00, true",
        "1h, 2027-10-31T02:10:00Z, 2027-10-31 02:09:00, false",
        "1h, 2027-10-31T01:10:00Z, 2027-10-31 02:00:00, true",
        "1d, 2027-10-31T12:00:00Z, 2027-10-30 14:00:00, true",
        "1d, 2027-10-31T12:00:00Z, 2027-10-30 13:59:00, false",
        "2027-03-28, 2027-03-28T12:00:00Z, 2027-03-28 00:00:00, true",
        "2027-03-28T02:30, 2027-03-28T12:00:00Z, 2027-03-28 01:30:00, true",
        "2027-03-28T10:00+09:00, 2027-03-28T12:00:00Z, 2027-03-28 03:00:00, true",
        "2027-03-28T10:00+09:00, 2027-03-28T12:00:00Z, 2027-03-28 01:59:00, false",
        "2027-03-28T01:00Z, 2027-03-28T12:00:00Z, 2027-03-28 03:00:00, true",
        "2027-03-28 03:00, 2027-03-28T12:00:00Z, 2027-03-28 03:00:00, true",
    })
    void since_counts_moments_where_the_clocks_change(String since, String now, String updated, boolean shown) {
        for (@Nullable String profile : new @Nullable String[] {"Europe/Berlin", null}) {
            try (FakePortal portal = list(updated)) {
                Cli cli = new Cli(folder)
                        .at(portal.uri())
                        .at(clock(now, profile == null ? "Europe/Berlin" : "Asia/Tokyo"));
                if (profile != null) {
                    cli.with("TICKETS_TIME_ZONE", profile);
                }

                assertThat(cli.run("list", "-q", "--since", since, "-o", "tsv", "--fields", "number"))
                        .as("profile: " + profile)
                        .isEqualTo(new Run(0, shown ? "7\n" : "", ""));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T12:04:05+09:00, 2026-01-02T12:04:05+09:00",
        "2026-01-02T12:04:05.123+0900, 2026-01-02T12:04:05+09:00",
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02 03:04:05 nonsense, 2026-01-02T03:04:05+01:00",
        "2026-01-02 03:04:05, 2026-01-02T03:04:05+01:00",
        "2026-10-25 02:30:00, 2026-10-25T02:30:00+01:00",
        "2026-03-29 02:30:00, 2026-03-29T02:30:00+01:00",
    })
    void an_offset_that_the_portal_writes_comes_before_the_zone(String written, String shown) {
        try (FakePortal portal = list(written)) {
            Cli cli = new Cli(folder).at(portal.uri()).with("TICKETS_TIME_ZONE", "Europe/Berlin");

            assertThat(cli.run("list", "-o", "tsv", "--fields", "updatedAt").out())
                    .isEqualTo(shown + "\n");
        }
    }

    @Test
    void a_time_that_is_none_is_refused() {
        try (FakePortal portal = list("2026-01-02 12:04:05")) {
            for (String since : new String[] {"yesterday", "2026-13-01", "2026-01-02T25:00", "5x", "-1h"}) {
                assertThat(new Cli(folder).at(portal.uri()).run("list", "--since=" + since))
                        .isEqualTo(new Run(
                                2,
                                "",
                                "tickets: not a time: '" + since + "'\n"
                                        + "hint: give --since a duration like 7d or 12h, or a date like 2026-01-31\n"));
            }
        }
    }
}
