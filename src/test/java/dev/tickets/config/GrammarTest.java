package dev.tickets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How sizes, durations, addresses and names of profiles are written. */
class GrammarTest {
    private final Random random = new Random(7);

    @Test
    void a_size_is_a_number_of_bytes_or_has_a_unit() {
        Map<String, Long> units = Map.ofEntries(
                Map.entry("", 1L),
                Map.entry("b", 1L),
                Map.entry("k", 1L << 10),
                Map.entry("KiB", 1L << 10),
                Map.entry("kB", 1_000L),
                Map.entry("M", 1L << 20),
                Map.entry("MiB", 1L << 20),
                Map.entry("MB", 1_000_000L),
                Map.entry("G", 1L << 30),
                Map.entry("GiB", 1L << 30),
                Map.entry("GB", 1_000_000_000L));
        for (int i = 0; i < 200; i++) {
            long number = random.nextInt(1_000_000);
            units.forEach((unit, factor) -> {
                assertThat(ByteSize.parse(number + unit)).isEqualTo(number * factor);
                assertThat(ByteSize.parse(" " + number + " " + unit.toUpperCase(Locale.ROOT) + " "))
                        .isEqualTo(number * factor);
            });
        }
        assertThat(ByteSize.parse("1.5k")).isEqualTo(1536);
    }

    @Test
    void what_is_no_size_is_refused() {
        for (String text : List.of("", " ", "k", "-1", "1 XB", "1.2.3", "8 MiB x", "1e3", "9999999999999 GiB")) {
            assertThatThrownBy(() -> ByteSize.parse(text))
                    .isInstanceOf(TicketsException.class)
                    .hasMessage("not a size: '" + text + "'");
        }
    }

    @Test
    void a_duration_is_a_row_of_numbers_with_units() {
        for (int i = 0; i < 200; i++) {
            int days = random.nextInt(100);
            int hours = random.nextInt(100);
            int minutes = random.nextInt(100);
            int seconds = 1 + random.nextInt(100);
            Duration expected =
                    Duration.ofDays(days).plusHours(hours).plusMinutes(minutes).plusSeconds(seconds);
            assertThat(Durations.parse(days + "d" + hours + "H" + minutes + "m" + seconds + "s "))
                    .isEqualTo(expected);
        }
        assertThat(Durations.parse("1h30m")).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void what_is_no_duration_is_refused() {
        for (String text : List.of(
                "", "0s", "5", "s", "-5m", "1.5h", "5 m", "1w", "h1", "99999999999999999999s", "9999999999999999d")) {
            assertThatThrownBy(() -> Durations.parse(text))
                    .isInstanceOf(TicketsException.class)
                    .hasMessage("not a duration: '" + text + "'");
        }
    }

    @Test
    void an_address_is_https_anywhere_and_http_on_this_machine() {
        assertThat(PortalAddress.parse("portal.example.net//")).hasToString("https://portal.example.net");
        assertThat(PortalAddress.parse("https://portal.example.net/billing/"))
                .hasToString("https://portal.example.net/billing");
        for (String local :
                List.of("http://localhost", "http://127.0.0.1", "http://127.9.8.7:1", "http://[::1]:8080")) {
            assertThat(PortalAddress.parse(local)).hasToString(local);
        }
    }

    @Test
    void what_is_no_address_of_a_portal_is_refused() {
        Map<String, String> refusals = Map.ofEntries(
                Map.entry("", "not the address of a portal: '': the host is not a name of the Internet"),
                Map.entry("a b", "not the address of a portal: 'a b': the host is not a name of the Internet"),
                Map.entry("https://x/?a=b", "not the address of a portal: 'https://x/?a=b'"),
                Map.entry("https://x/#a", "not the address of a portal: 'https://x/#a'"),
                Map.entry(
                        "https://x:99999",
                        "not the address of a portal: 'https://x:99999': the port must be a number from 1 to 65535"),
                Map.entry("ftp://x", "not a web address: 'ftp://x'"),
                Map.entry("https://ann:secret@x", "remove the user name and password from the portal's address"),
                Map.entry(
                        "http://portal.example.net",
                        "refusing plain http to portal.example.net: a login would travel unencrypted"),
                Map.entry("http://127.0.0.1.x", "refusing plain http to 127.0.0.1.x: a login would travel unencrypted"),
                Map.entry(
                        "http://127.0.0",
                        "not the address of a portal: 'http://127.0.0': the host is not a name of the Internet"),
                Map.entry(
                        "http://localhost.x.example",
                        "refusing plain http to localhost.x.example: a login would travel unencrypted"));
        refusals.forEach((address, message) -> assertThatThrownBy(() -> PortalAddress.parse(address))
                .isInstanceOf(TicketsException.class)
                .hasMessage(message));
    }

    @Test
    void an_origin_always_has_a_port() {
        assertThat(PortalAddress.origin(PortalAddress.parse("https://Portal.Example.net/x")))
                .isEqualTo("https://portal.example.net:443");
        assertThat(PortalAddress.origin(PortalAddress.parse("http://LOCALHOST")))
                .isEqualTo("http://localhost:80");
    }

    @Test
    void the_name_of_a_profile_is_fit_for_a_file() {
        for (String name : List.of("a", "A1", "work.eu_1-b", "x".repeat(64))) {
            assertThat(ProfileName.check(name)).isEqualTo(name);
        }
        for (String name : List.of("", ".a", "-a", "a/b", "a b", "é", "x".repeat(65), "..")) {
            assertThatThrownBy(() -> ProfileName.check(name)).hasMessage("not a profile name: '" + name + "'");
        }
    }

    @Test
    void folders_follow_xdg_and_ignore_relative_ones() {
        assertThat(Folders.of(Map.of("HOME", "/home/ann", "XDG_STATE_HOME", "/state", "XDG_CACHE_HOME", "relative")))
                .hasToString("Folders[config=/home/ann/.config/tickets, state=/state/tickets,"
                        + " cache=/home/ann/.cache/tickets, data=/home/ann/.local/share/tickets]");
        assertThatThrownBy(() -> Folders.of(Map.of("XDG_CONFIG_HOME", "/c", "HOME", "relative")))
                .hasMessage("HOME is not an absolute path, so the program has no place for its files")
                .extracting(e -> ((TicketsException) e).hint())
                .isEqualTo("set HOME or XDG_STATE_HOME");
    }
}
