package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.Visitor.Reply;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients differ in what they take for a failure: some take the mere key {@code error} for one. */
class SuccessTest {
    @TempDir
    Path folder = Path.of("");

    /** The successes of a whole visit, by request. */
    private static Map<String, Reply> visit(SandboxPortal portal) throws Exception {
        Map<String, Reply> replies = new LinkedHashMap<>();
        Visitor customer = Visitor.admitted(portal);
        Reply login = Visitor.of(portal)
                .postJson("/api/login", Map.of("username", portal.user(), "password", portal.password()));
        replies.put("login", login);
        replies.put("token", customer.postJson("/api/token", Map.of("refresh_token", login.value("refresh"))));
        replies.put("details", customer.get("/api/details"));
        replies.put("departments", customer.get("/api/ticket/departments"));
        replies.put("services", customer.get("/api/service"));
        replies.put("service", customer.get("/api/service/7"));
        replies.put(
                "create", customer.postJson("/api/tickets", Map.of("dept_id", 1, "subject", "Disk", "body", "Full")));
        replies.put("list", customer.get("/api/tickets"));
        replies.put("view", customer.get("/api/tickets/100001"));
        replies.put("reply", customer.postJson("/api/tickets/100001", Map.of("body", "Still full")));
        replies.put("close", customer.put("/api/tickets/100001/close"));
        replies.put("open", customer.put("/api/tickets/100001/open"));
        replies.put("revoke", customer.postJson("/api/revoke", Map.of("refresh_token", login.value("refresh"))));
        replies.put("logout", customer.post("/api/logout"));
        return replies;
    }

    @Test
    void a_success_has_neither_error_nor_info() throws Exception {
        try (SandboxPortal portal = SandboxPortal.start(SandboxOptions.in(folder))) {
            SoftAssertions soft = new SoftAssertions();
            for (Map.Entry<String, Reply> reply : visit(portal).entrySet()) {
                soft.assertThat(reply.getValue().status()).as(reply.getKey()).isEqualTo(200);
                soft.assertThat(reply.getValue().json())
                        .as(reply.getKey())
                        .isNotEmpty()
                        .doesNotContainKeys("error", "info");
            }
            soft.assertAll();
        }
    }

    @Test
    void a_portal_with_empty_errors_adds_both_to_each_success_and_to_no_refusal() throws Exception {
        SandboxOptions options = SandboxOptions.in(folder).with(Feature.EMPTY_ERRORS);
        try (SandboxPortal portal = SandboxPortal.start(options)) {
            SoftAssertions soft = new SoftAssertions();
            for (Map.Entry<String, Reply> reply : visit(portal).entrySet()) {
                soft.assertThat(reply.getValue().json())
                        .as(reply.getKey())
                        .hasSizeGreaterThan(2)
                        .containsEntry("error", List.of())
                        .containsEntry("info", List.of());
            }
            soft.assertAll();
            assertThat(Visitor.of(portal).get("/api/tickets").json())
                    .isEqualTo(Map.of("error", List.of("unauthorized")));
        }
    }
}
