package dev.tickets.filing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.portal.http.Limits;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Issued;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A portal that answers while the attachments are still on their way, as web servers do with what is too large. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EarlyAnswerTest {
    private static final String CRON = "*/5 * * * * tickets outbox send -q";
    private static final int FILES = 2;
    private static final int SIZE = 7 << 20;

    private static final Issued CERTIFICATE =
            new Issued.Order("CN=localhost").hosts("localhost").make();

    @TempDir
    Path folder;

    private @Nullable RawPortal portal;
    private Cli cli;

    /** What the portal does with the connection after its early answer. */
    private enum Then {
        /** As nginx does: reads what still comes, and throws it away. */
        READS_ON,
        /** As most servers do: what was not read makes that a reset. */
        CLOSES,
        /** As Node does: reads no more, and keeps the connection. */
        STANDS_STILL
    }

    @BeforeEach
    void somebody_has_a_token() {
        Duration ample = Duration.ofSeconds(20);
        cli = new Cli(folder)
                .with("TICKETS_TOKEN", "token-1")
                .within(new Limits(ample, ample, Duration.ofSeconds(10), ample));
    }

    @AfterEach
    void close() {
        if (portal != null) {
            portal.close();
        }
    }

    static Stream<Arguments> ways() {
        List<Arguments> ways = new ArrayList<>();
        for (Then then : Then.values()) {
            for (boolean secured : new boolean[] {false, true}) {
                for (String transport : new String[] {"multipart", "json"}) {
                    ways.add(Arguments.of(then, secured, transport));
                }
            }
        }
        return ways.stream();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void what_is_too_large_is_refused_and_sent_once(Then then, boolean secured, String transport) {
        answering("HTTP/1.1 413 Too large\r\nContent-Length: 0\r\n\r\n", 1 << 20, then, secured, transport);

        assertThat(create().withoutChance()).isEqualTo(new Run(1, "", """
                tickets: the portal does not accept a request of this size (HTTP 413)
                hint: attach less, and set max-request-size in config.toml; the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
        assertThat(posts()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_portal_that_asks_for_fewer_requests_gets_the_ticket_later(Then then, boolean secured, String transport) {
        String end = then == Then.STANDS_STILL ? "Content-Length: 0" : "Connection: close";
        answering("HTTP/1.1 429 Slow\r\nRetry-After: 30\r\n" + end + "\r\n\r\n", 0, then, secured, transport);

        assertThat(create().withoutChance()).isEqualTo(new Run(75, "", """
                tickets: the portal asks for fewer requests (HTTP 429); the ticket is kept in the outbox as ID
                hint: tickets outbox send sends the message; for cron: %s
                """.formatted(CRON)));
        assertThat(posts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Then.class)
    void the_words_of_a_refusal_are_shown(Then then) {
        String json = "{\"error\":[\"Too many attachments\"]}";
        answering(
                "HTTP/1.1 400 Bad\r\nContent-Length: " + json.length() + "\r\n\r\n" + json,
                100,
                then,
                false,
                "multipart");

        assertThat(create().withoutChance()).isEqualTo(new Run(1, "", """
                tickets: the portal refused: Too many attachments
                hint: the draft is kept: tickets drafts show ID, tickets create --draft ID
                """));
        assertThat(posts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Then.class)
    void a_server_that_fails_leaves_it_unclear(Then then) {
        answering("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", 1 << 20, then, false, "multipart");

        assertThat(create().withoutChance()).isEqualTo(new Run(6, "", """
                tickets: the portal failed with HTTP 500 at POST %s/api/tickets: it is unclear whether the portal has the message; the ticket is kept in the outbox as ID
                hint: do not send the message again: tickets outbox send searches the portal first; for cron: %s
                """.formatted(uri(), CRON)));
    }

    @Test
    void a_success_of_what_is_not_there_yet_is_unclear() {
        answering(RawPortal.json("{\"ticket_id\":\"101\"}"), 1 << 20, Then.CLOSES, false, "multipart");

        assertThat(create().withoutChance()).isEqualTo(new Run(6, "", """
                tickets: the portal answered POST %s/api/tickets with HTTP 200 before the end of sending: it is unclear whether the portal has the message; the ticket is kept in the outbox as ID
                hint: do not send the message again: tickets outbox send searches the portal first; for cron: %s
                """.formatted(uri(), CRON)));
    }

    @ParameterizedTest
    @EnumSource(Then.class)
    void interim_answers_do_not_end_an_upload(Then then) {
        String interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n";
        answering(interim + "HTTP/1.1 413 Too large\r\nContent-Length: 0\r\n\r\n", 1 << 20, then, false, "multipart");

        assertThat(create().exitCode()).isEqualTo(1);
        assertThat(posts()).isEqualTo(1);
    }

    private void answering(String answer, int read, Then then, boolean secured, String transport) {
        RawPortal made = new RawPortal(secured ? new Tls(CERTIFICATE) : null, (line, self) -> {
            for (String head = self.head(line); !head.isEmpty(); head = self.head(line)) {
                OutputStream out = line.getOutputStream();
                if (head.startsWith("GET /api/ticket/departments")) {
                    out.write(RawPortal.json("{\"departments\":[{\"id\":\"1\",\"name\":\"Tech\"}]}")
                            .getBytes(UTF_8));
                } else if (head.startsWith("GET")) {
                    out.write(RawPortal.json("{\"tickets\":[]}").getBytes(UTF_8));
                } else {
                    assertThat(line.getInputStream().readNBytes(read)).hasSize(read);
                    out.write(answer.getBytes(UTF_8));
                    then(then, line, self);
                    return;
                }
            }
        });
        portal = made;
        cli.config("""
                [profiles.default]
                portal = "%s"
                attachment-transport = "%s"
                ca-file = '%s'
                """.formatted(uri(), transport, cli.write("portal.pem", CERTIFICATE.pem())));
    }

    private static void then(Then then, Socket line, RawPortal self) throws IOException, InterruptedException {
        switch (then) {
            case READS_ON -> line.getInputStream().transferTo(OutputStream.nullOutputStream());
            case CLOSES -> line.getOutputStream().flush();
            case STANDS_STILL -> self.standStill();
        }
    }

    private URI uri() {
        return Objects.requireNonNull(portal).uri();
    }

    private long posts() {
        return portal == null
                ? 0
                : portal.requests().stream().filter(r -> r.startsWith("POST")).count();
    }

    private Run create() {
        List<String> words = new ArrayList<>(List.of("create", "-d", "Tech", "-s", "Disk full", "-m", "It is full."));
        for (int i = 0; i < FILES; i++) {
            byte[] gif = new byte[SIZE];
            System.arraycopy("GIF89a".getBytes(UTF_8), 0, gif, 0, 6);
            words.add("-a");
            words.add(cli.write("shot" + i + ".gif", gif).toString());
        }
        return cli.run(words.toArray(new String[0]));
    }
}
