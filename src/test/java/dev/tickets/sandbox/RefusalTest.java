package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Right;
import dev.tickets.sandbox.Visitor.Reply;
import dev.tickets.testing.AdjustableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator can take away: rights, and speed. */
class RefusalTest {
    private static final Map<String, Object> TICKET = Map.of("dept_id", 1, "subject", "Disk full", "body", "Help");

    private static Reply doing(Path folder, Right right) throws Exception {
        try (SandboxPortal all = SandboxPortal.start(SandboxOptions.in(folder));
                SandboxPortal less =
                        SandboxPortal.start(SandboxOptions.in(folder).without(right))) {
            Visitor.admitted(all).postJson("/api/tickets", TICKET);
            Visitor customer = Visitor.admitted(less);
            return switch (right) {
                case VIEW -> customer.get("/api/tickets/100001");
                case OPEN -> customer.postJson("/api/tickets", TICKET);
                case REPLY -> customer.postJson("/api/tickets/100001", Map.of("body", "Any news?"));
                case CLOSE -> customer.put("/api/tickets/100001/close");
                case REOPEN -> customer.put("/api/tickets/100001/open");
            };
        }
    }

    @Test
    void viewing_needs_a_right(@TempDir Path folder) throws Exception {
        Reply reply = doing(folder, Right.VIEW);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.errors()).isEqualTo(List.of("noprivileges"));
    }

    @Test
    void opening_needs_a_right(@TempDir Path folder) throws Exception {
        assertThat(doing(folder, Right.OPEN).errors()).isEqualTo(List.of("noprivileges"));
    }

    @Test
    void replying_needs_a_right(@TempDir Path folder) throws Exception {
        assertThat(doing(folder, Right.REPLY).errors()).isEqualTo(List.of("noprivileges"));
    }

    @Test
    void closing_needs_a_right(@TempDir Path folder) throws Exception {
        assertThat(doing(folder, Right.CLOSE).errors()).isEqualTo(List.of("noprivileges"));
    }

    @Test
    void reopening_can_be_left_to_staff(@TempDir Path folder) throws Exception {
        assertThat(doing(folder, Right.REOPEN).errors()).isEqualTo(List.of("cantreopen"));
    }

    @Test
    void more_requests_than_the_limit_are_429_until_the_next_second(@TempDir Path folder) throws Exception {
        AdjustableClock clock = new AdjustableClock();
        SandboxOptions options = SandboxOptions.in(folder).withClock(clock).withRequestsPerSecond(2);
        try (SandboxPortal portal = SandboxPortal.start(options)) {
            Visitor customer = Visitor.admitted(portal);
            assertThat(customer.get("/api/tickets").status()).isEqualTo(200);
            assertThat(customer.get("/api/tickets").status()).isEqualTo(200);

            Reply refused = customer.postJson("/api/tickets", TICKET);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.errors()).isEqualTo(List.of("too_many_requests"));

            clock.pass(Duration.ofSeconds(1));
            assertThat(customer.get("/api/tickets").list("tickets")).isEmpty();
        }
    }
}
