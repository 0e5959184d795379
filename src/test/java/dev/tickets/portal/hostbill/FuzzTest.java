package dev.tickets.portal.hostbill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Client;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever JSON a portal sends comes to a result or to a failure in words. */
class FuzzTest {
    private static final List<String> KEYS = List.of(
            "ticket",
            "tickets",
            "data",
            "replies",
            "attachments",
            "error",
            "errors",
            "page",
            "total",
            "id",
            "number",
            "ticket_number",
            "subject",
            "body",
            "status",
            "flags",
            "cc",
            "service",
            "date",
            "0",
            "77",
            "success",
            "name",
            "type",
            "size",
            "reply_id",
            "client",
            "departments",
            "message",
            "priority",
            "client_read");
    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1.5",
            "1e999",
            "1E-400",
            "123456789012345678901234567890",
            "\"\"",
            "\"100001\"",
            "\"Closed\"",
            "\"Scheduled\"",
            "\"1024\"",
            "\"0000-00-00 00:00:00\"",
            "\"2026-01-02 03:04:05\"",
            "\"<p>&lt;\\u0000&#xFFFFFFFF;&#-1;<br\"",
            "\"\\ud800\"",
            "\"9999999999999999999\"",
            "\"a@x.example,,\"");

    /** What the portal says just now. */
    private static final class Said {
        private volatile String json;

        Said(String json) {
            this.json = json;
        }
    }

    @TempDir
    Path folder;

    @Test
    void random_json_is_read_or_refused() {
        assertRandomJsonIsReadOrRefused(1);
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8})
    void more_random_json_is_read_or_refused(long seed) {
        assertRandomJsonIsReadOrRefused(seed);
    }

    private void assertRandomJsonIsReadOrRefused(long seed) {
        Random random = new Random(seed);
        Said answer = new Said("");
        try (RawPortal portal = portal(answer);
                HostBillPortal open = new Client(folder, portal.uri()).portal()) {
            for (int i = 0; i < 150; i++) {
                StringBuilder json = new StringBuilder();
                value(random, json, 0);
                answer.json = json.toString();
                assertReadOrRefused(open, answer.json);
            }
        }
    }

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
            Said answer = new Said(opening.repeat(depth) + "1" + closing.repeat(depth));
            try (RawPortal portal = portal(answer);
                    HostBillPortal open = new Client(folder, portal.uri()).portal()) {
                assertReadOrRefused(open, opening + " x " + depth);
            }
        }
    }

    @Test
    void bytes_that_are_no_text_are_read_or_refused() {
        Random random = new Random(9);
        Said answer = new Said("");
        try (RawPortal portal = portal(answer);
                HostBillPortal open = new Client(folder, portal.uri()).portal()) {
            for (int i = 0; i < 100; i++) {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                answer.json = "{\"tickets\":" + new String(bytes, UTF_8);
                assertReadOrRefused(open, answer.json);
            }
        }
    }

    private static void assertReadOrRefused(HostBillPortal open, String what) {
        readOrRefused(
                () -> {
                    for (int i = 0; i < 2 && open.pages(TicketQuery.ALL).hasNext(); i++) {
                        assertThat(open.pages(TicketQuery.ALL).next()).isNotNull();
                    }
                },
                what);
        readOrRefused(() -> open.ticket(new TicketNumber("100001")), what);
        readOrRefused(open::departments, what);
        readOrRefused(open::whoAmI, what);
    }

    private static void readOrRefused(Runnable question, String what) {
        try {
            question.run();
        } catch (TicketsException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("this answer broke the reading: " + what, e);
        }
    }

    /** Answers the same to everything, on connections that stay. */
    private static RawPortal portal(Said answer) {
        return new RawPortal((socket, self) -> {
            while (!self.head(socket).isEmpty()) {
                socket.getOutputStream().write(RawPortal.json(answer.json).getBytes(UTF_8));
            }
        });
    }

    private static void value(Random random, StringBuilder json, int depth) {
        int kind = random.nextInt(depth > 5 ? 1 : 3);
        if (depth == 0) {
            kind = 1 + random.nextInt(2);
        }
        if (kind == 0) {
            json.append(SCALARS.get(random.nextInt(SCALARS.size())));
            return;
        }
        json.append(kind == 1 ? '{' : '[');
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",");
            if (kind == 1) {
                json.append('"').append(KEYS.get(random.nextInt(KEYS.size()))).append("\":");
            }
            value(random, json, depth + 1);
        }
        json.append(kind == 1 ? '}' : ']');
    }
}
