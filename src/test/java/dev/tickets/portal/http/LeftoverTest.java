package dev.tickets.portal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Client;
import dev.tickets.testing.RawPortal;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer that comes twice is not taken for the answer to the next request. */
class LeftoverTest {
    @Test
    void the_next_request_goes_over_another_connection_and_gets_its_own_answer() {
        try (RawPortal portal = new RawPortal((socket, self) -> {
            self.request(socket);
            String answer = RawPortal.json("{\"answer\":" + self.requests().size() + "}");
            socket.getOutputStream().write((answer + answer).getBytes(UTF_8));
            self.standStill();
        })) {
            URI uri = URI.create(portal.uri() + "/x");
            Body body = new SmallBody("application/json", "{}".getBytes(UTF_8), "{}");
            try (HttpConnection http = new HttpConnection(
                    uri, Limits.DEFAULT, Deadline.NEVER, Client.NO_TRACE, Client.retrying(), Map.of(), Trust.USUAL)) {
                assertThat(text(http, Request.get(uri))).isEqualTo("{\"answer\":1}");
                assertThat(text(http, Request.change("POST", uri, body))).isEqualTo("{\"answer\":2}");
                assertThat(text(http, Request.get(uri))).isEqualTo("{\"answer\":3}");
            }
            assertThat(portal.requests()).containsExactly("GET /x", "POST /x", "GET /x");
        }
    }

    private static String text(HttpConnection http, Request request) {
        return http.send(request, answer -> new String(answer.body().readAllBytes(), UTF_8));
    }
}
