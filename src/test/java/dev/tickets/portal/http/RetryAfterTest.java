package dev.tickets.portal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.RawPortal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer asks to wait, in the forms that servers send. */
class RetryAfterTest {
    /** 1795896290 in seconds since 1970. */
    private static final Instant NOW = Instant.parse("2026-11-28T20:04:50Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "20 | PT20S",
                " 20  | PT20S",
                "020 | PT20S",
                "+20 | PT20S",
                "20s | PT20S",
                "1.5 | PT1.5S",
                "20.0 | PT20S",
                ".5 | PT0.5S",
                "-5 | PT0S",
                "86400 | PT24H",
                "86401 | PT24H",
                "999999999 | PT24H",
                "1795896292 | PT2S",
                "1795896292.5 | PT2.5S",
                "1795896292000 | PT2S",
                "1795896292500 | PT2.5S",
                "1795896289 | PT0S",
                "1000000000 | PT0S",
                "1795999999 | PT24H",
                "99999999999999999999 | PT24H",
                "Sat, 28 Nov 2026 20:04:52 GMT | PT2S",
                "Saturday, 28-Nov-26 20:04:52 GMT | PT2S",
                "Sat Nov 28 20:04:52 2026 | PT2S",
                "Sun Nov  1 20:04:52 2026 | PT0S",
                "Sun, 29 Nov 2026 05:04:52 +0900 | PT2S",
                "2026-11-28T20:04:52Z | PT2S",
                "2026-11-29T05:04:52+09:00 | PT2S",
                "Thu, 01 Jan 1970 00:00:00 GMT | PT0S",
                "Thu, 31 Dec 2099 23:59:59 GMT | PT24H",
                "'' |",
                "soon |",
                "20, 20 |",
                "1e9 |",
                "1E999999999 |",
                "NaN |",
                "0x14 |",
                "٢٠ | PT20S",
                "111111111111111111111111111111111111111111111111 |",
                "2026-11-28 |",
            })
    void a_pause_is_read_in_every_form(String value, @Nullable String pause) {
        assertThat(RetryAfter.in(answer(503, "Retry-After", value), NOW))
                .isEqualTo(pause == null ? null : Duration.parse(pause));
    }

    @ParameterizedTest
    @CsvSource({
        "429, RateLimit-Reset, 20, PT20S",
        "429, X-RateLimit-Reset, 1795896292, PT2S",
        "429, x-ratelimit-reset, 1795896292000, PT2S",
        "429, X-Rate-Limit-Reset, 20, PT20S",
        "429, X-RateLimit-Reset-After, 0.25, PT0.25S",
        "429, RateLimit-Reset, soon,",
        "503, RateLimit-Reset, 20,",
        "200, X-RateLimit-Reset, 1795896292,",
    })
    void the_end_of_a_rate_limit_counts_after_too_many_requests(
            int status, String header, String value, @Nullable String pause) {
        assertThat(RetryAfter.in(answer(status, header, value), NOW))
                .isEqualTo(pause == null ? null : Duration.parse(pause));
    }

    @Test
    void retry_after_comes_before_a_rate_limit() {
        HttpResponse answer = answer(429, "RateLimit-Reset", "3000");
        answer.addHeader("Retry-After", "20");

        assertThat(RetryAfter.in(answer, NOW)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void a_moment_counts_by_the_clock_of_the_portal() {
        HttpResponse answer = answer(503, "Retry-After", "1795896292");
        answer.addHeader("Date", "Sat, 28 Nov 2026 20:04:51 GMT");

        assertThat(RetryAfter.in(answer, Instant.EPOCH)).isEqualTo(Duration.ofSeconds(1));
    }

    private static HttpResponse answer(int status, String header, String value) {
        HttpResponse answer = new BasicHttpResponse(status);
        answer.addHeader(header, value);
        return answer;
    }

    private static String busy(int status, long moment, String date) {
        return "HTTP/1.1 %d Busy\r\nContent-Length: 0\r\nConnection: close\r\nRetry-After: %d\r\nDate: %s\r\n\r\n"
                .formatted(status, moment, date);
    }

    @Test
    void a_list_waits_for_a_moment_in_seconds_since_1970(@TempDir Path folder) {
        String busy = busy(503, 1_795_896_292, "Sat, 28 Nov 2026 20:04:50 GMT");
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.head(socket);
            String answer = self.requests().size() == 1 ? busy : RawPortal.json("{\"tickets\":[]}");
            socket.getOutputStream().write(answer.getBytes(UTF_8));
        })) {
            assertThat(new Cli(folder).at(portal.uri()).run("list", "-o", "tsv"))
                    .isEqualTo(new Cli.Run(0, "", """
                            the portal answered HTTP 503; asking again in 3 s
                            No ticket matches; --status all includes closed tickets.
                            """));
        }
    }

    @Test
    void a_ticket_in_the_outbox_waits_for_it_too(@TempDir Path folder) {
        try (RawPortal portal = RawPortal.answering(busy(429, 1_767_324_000, "Fri, 02 Jan 2026 03:04:05 GMT"))) {
            Cli cli = new Cli(folder).at(portal.uri());

            assertThat(cli.run("create", "-d", "1", "-s", "S", "-m", "M").exitCode())
                    .isEqualTo(75);
            assertThat(cli.run("outbox", "list", "-o", "tsv", "--fields", "nextAttemptAt")
                            .out())
                    .startsWith("2026-01-02T03:2");
        }
    }
}
