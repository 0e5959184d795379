package dev.tickets.portal.hostbill;

import static dev.tickets.ticket.ErrorCode.LOGIN_REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import dev.tickets.config.Credential;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.testing.Client;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.RawPortal;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session that is over is renewed once, and what was asked is asked once more. */
class SessionTest {
    private static final String DETAILS = "{\"client\":{\"id\":\"26\",\"email\":\"me@example.org\"}}";

    private final FakePortal portal = new FakePortal();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void a_401_renews_the_session_once_and_asks_again() {
        portal.answers("GET /api/details", onlyFor("new")).answers("POST /api/token", 200, "{\"token\":\"new\"}");
        assertThat(whoAmI().email()).isEqualTo("me@example.org");
        assertThat(portal.requests()).containsExactly("GET /api/details", "POST /api/token", "GET /api/details");
        FakePortal.Asked renewal = portal.asked().get(1);
        assertThat(renewal.header("Authorization")).isNull();
        assertThat(renewal.body()).isEqualTo("{\"refresh_token\":\"refresh-1\"}");
        assertThat(portal.asked().get(2).header("Authorization")).isEqualTo("Bearer new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'token':'new','refresh':'refresh-2'} | refresh-2",
                "{'data':{'token':'new','refresh_token':'refresh-2'}} | refresh-2",
                "{'access_token':'new','refreshToken':'refresh-2'} | refresh-2",
                "{'token':'new'} | refresh-1",
                "{'token':'new','refresh':''} | refresh-1",
                "{'token':'new','refresh':null,'error':[]} | refresh-1",
            },
            quoteCharacter = '~')
    void the_newest_refresh_token_is_kept_and_the_old_one_when_none_came(String answer, String kept) {
        portal.answers("GET /api/details", onlyFor("new")).answers("POST /api/token", 200, answer.replace('\'', '"'));
        whoAmI();
        StoredLogin login = client().store().read("work").orElseThrow();
        assertThat(login.token()).isEqualTo("new");
        assertThat(login.refreshToken()).isEqualTo(kept);
    }

    @Test
    void a_renewed_session_that_is_refused_too_ends_it() {
        portal.answers("GET /api/details", 401, "").answers("POST /api/token", 200, "{\"token\":\"new\"}");
        TicketsException e = catchThrowableOfType(TicketsException.class, this::whoAmI);
        assertThat(e.code()).isEqualTo(LOGIN_REQUIRED);
        assertThat(e.exitCode().value()).isEqualTo(4);
        assertThat(e.hint()).isEqualTo("tickets login -p work");
        assertThat(portal.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"401|", "403|", "400|{\"error\":[\"x\"]}", "200|{\"error\":[\"x\"]}", "200|<html>"})
    void a_refused_renewal_ends_it(int status, @Nullable String body) {
        portal.answers("GET /api/details", 401, "").answers("POST /api/token", status, body == null ? "" : body);
        TicketsException e = catchThrowableOfType(TicketsException.class, this::whoAmI);
        assertThat(e.code()).isEqualTo(LOGIN_REQUIRED);
        assertThat(e).hasMessageContaining("has expired");
        assertThat(portal.requests()).containsExactly("GET /api/details", "POST /api/token");
    }

    @Test
    void a_renewal_that_got_no_answer_is_not_repeated() {
        try (RawPortal raw = new RawPortal((socket, self) -> {
            self.request(socket);
            if (self.requests().get(self.requests().size() - 1).startsWith("GET")) {
                String unauthorized = "HTTP/1.1 401 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
                socket.getOutputStream().write(unauthorized.getBytes(StandardCharsets.UTF_8));
            }
        })) {
            Client client = new Client(folder, raw.uri());
            client.store().write("work", client.login("old", "refresh-1"));
            assertThatThrownBy(() -> whoAmI(client)).isInstanceOf(TicketsException.class);
            assertThat(raw.requests()).containsExactly("GET /api/details", "POST /api/token");
        }
    }

    @Test
    void a_change_that_was_refused_with_401_is_sent_once_more_whole() {
        portal.answers("POST /api/tickets/1", onlyFor("new")).answers("POST /api/token", 200, "{\"token\":\"new\"}");
        Client client = client();
        client.store().write("work", client.login("old", "refresh-1"));
        try (HostBillPortal open = client.portal(session(client))) {
            open.reply(new Reply(new TicketNumber("1"), "hello", List.of()));
        }
        assertThat(portal.requests()).containsExactly("POST /api/tickets/1", "POST /api/token", "POST /api/tickets/1");
        assertThat(portal.asked().get(2).body()).isEqualTo("{\"body\":\"hello\"}");
    }

    @Test
    void another_process_has_renewed_it_already() {
        portal.answers("GET /api/details", onlyFor("newer"));
        Client client = client();
        client.store().write("work", client.login("newer", "refresh-2"));
        Credential stale = new Credential.Session(client.login("old", "refresh-1"), null, "test");
        try (HostBillPortal open = client.portal(stale)) {
            assertThat(open.whoAmI().id()).isEqualTo("26");
        }
        assertThat(portal.requests()).containsExactly("GET /api/details", "GET /api/details");
    }

    @Test
    void jobs_in_parallel_with_a_rotating_refresh_token_make_one_renewal() throws Exception {
        AtomicInteger renewals = new AtomicInteger();
        portal.answers("GET /api/details", onlyFor("new")).answers("POST /api/token", exchange -> {
            boolean first = renewals.incrementAndGet() == 1;
            byte[] body = (first ? "{\"token\":\"new\",\"refresh\":\"refresh-2\"}" : "{\"error\":[\"used\"]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
        Client client = client();
        client.store().write("work", client.login("old", "refresh-1"));
        Credential session = session(client);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Account>> jobs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                jobs.add(() -> {
                    try (HostBillPortal open = client.portal(session)) {
                        return open.whoAmI();
                    }
                });
            }
            for (Future<Account> account : threads.invokeAll(jobs)) {
                assertThat(account.get().id()).isEqualTo("26");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(renewals).hasValue(1);
    }

    @Test
    void a_session_of_another_origin_is_not_used_even_if_it_appears_meanwhile() {
        portal.answers("GET /api/details", 401, "").answers("POST /api/token", 200, "{\"token\":\"new\"}");
        Client client = client();
        StoredLogin ours = client.login("old", null);
        StoredLogin elsewhere = new StoredLogin(
                ours.portal(),
                ours.apiUrl(),
                ours.type(),
                ours.user(),
                ours.auth(),
                "https://other.example:443",
                "foreign",
                "foreign-refresh",
                null,
                null);
        client.store().write("work", elsewhere);
        try (HostBillPortal open = client.portal(new Credential.Session(ours, null, "test"))) {
            assertThatThrownBy(open::whoAmI).isInstanceOf(TicketsException.class);
        }
        assertThat(portal.asked())
                .allSatisfy(asked ->
                        assertThat(asked.body() + asked.header("Authorization")).doesNotContain("foreign"));
        assertThat(client.store().read("work")).contains(elsewhere);
    }

    private Account whoAmI() {
        Client client = client();
        client.store().write("work", client.login("old", "refresh-1"));
        return whoAmI(client);
    }

    private static Account whoAmI(Client client) {
        try (HostBillPortal open = client.portal(session(client))) {
            return open.whoAmI();
        }
    }

    private static Credential session(Client client) {
        return new Credential.Session(client.store().read("work").orElseThrow(), null, "test");
    }

    private static HttpHandler onlyFor(String token) {
        return exchange -> {
            boolean known =
                    ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = DETAILS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, known ? body.length : -1);
            if (known) {
                exchange.getResponseBody().write(body);
            }
        };
    }

    private Client client() {
        return new Client(folder, portal.uri());
    }
}
