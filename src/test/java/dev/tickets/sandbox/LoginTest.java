package dev.tickets.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.Visitor.Part;
import dev.tickets.sandbox.Visitor.Reply;
import dev.tickets.testing.AdjustableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
    private final AdjustableClock clock = new AdjustableClock();
    private SandboxOptions options;
    private SandboxPortal portal;
    private Visitor stranger;

    @BeforeEach
    void open(@TempDir Path folder) {
        options = SandboxOptions.in(folder).withClock(clock).withTokenLifetime(Duration.ofMinutes(10));
        portal = SandboxPortal.start(options);
        stranger = Visitor.of(portal);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Reply login() throws Exception {
        return stranger.postJson("/api/login", Map.of("username", portal.user(), "password", portal.password()));
    }

    @Test
    void a_login_gives_a_token_that_opens_the_portal() throws Exception {
        Reply login = login();

        assertThat(login.status()).isEqualTo(200);
        Visitor customer = stranger.bearer(login.value("token").toString());
        assertThat(customer.get("/api/details").object("client")).containsEntry("email", portal.user());
    }

    @Test
    void a_login_may_come_as_a_form_or_as_multipart() throws Exception {
        Reply form = stranger.postForm("/api/login", "username=you%40sandbox.example&password=practice");
        Reply multipart = stranger.postMultipart(
                "/api/login", Part.field("username", portal.user()), Part.field("password", portal.password()));

        assertThat(form.json()).containsKeys("token", "refresh");
        assertThat(multipart.json()).containsKeys("token", "refresh");
    }

    @Test
    void a_wrong_password_is_told_with_401_and_a_key() throws Exception {
        Reply reply = stranger.postJson("/api/login", Map.of("username", portal.user(), "password", "guess"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.errors()).isEqualTo(List.of("wronglogin"));
    }

    @Test
    void an_empty_login_is_a_wrong_one() throws Exception {
        assertThat(stranger.post("/api/login").errors()).isEqualTo(List.of("wronglogin"));
    }

    @Test
    void basic_works_on_every_call_and_the_address_is_case_blind() throws Exception {
        assertThat(stranger.basic(portal.user(), portal.password())
                        .get("/api/details")
                        .status())
                .isEqualTo(200);
        assertThat(stranger.basic("YOU@sandbox.example", portal.password())
                        .get("/api/details")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bad_credentials_of_any_kind_are_401() throws Exception {
        for (Visitor visitor : List.of(
                stranger,
                stranger.bearer("guess"),
                stranger.basic(portal.user(), "guess"),
                stranger.basic("someone@else.example", portal.password()),
                stranger.authorization("Basic not-base64!"),
                stranger.authorization("Basic bm9jb2xvbg=="),
                stranger.authorization("Basic"),
                stranger.authorization("Bearer"),
                stranger.authorization("Digest whatever"))) {
            Reply reply = visitor.get("/api/tickets");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.errors())
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(1);
        }
    }

    @Test
    void the_token_of_this_run_needs_no_login_and_never_expires() throws Exception {
        clock.pass(Duration.ofDays(400));

        assertThat(Visitor.admitted(portal).get("/api/details").status()).isEqualTo(200);
    }

    @Test
    void logging_out_with_the_token_of_this_run_revokes_that_very_token() throws Exception {
        Visitor customer = Visitor.admitted(portal);

        assertThat(customer.post("/api/logout").status()).isEqualTo(200);
        assertThat(customer.get("/api/details").status()).isEqualTo(401);
    }

    @Test
    void a_token_expires_and_its_end_can_be_read_from_it() throws Exception {
        String token = login().value("token").toString();
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);

        assertThat(claims)
                .contains("\"exp\":" + clock.instant().plusSeconds(600).getEpochSecond());
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(stranger.bearer(token).get("/api/details").status()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertThat(stranger.bearer(token).get("/api/details").errors()).isEqualTo(List.of("invalid_token"));
    }

    @Test
    void a_refresh_token_stays_good_and_each_refresh_gives_a_token_alone() throws Exception {
        Reply pair = login();
        clock.pass(Duration.ofHours(1));

        for (int refreshes = 0; refreshes < 3; refreshes++) {
            Reply fresh = refresh(pair);
            assertThat(fresh.json()).containsOnlyKeys("token");
            assertThat(stranger.bearer(fresh.value("token").toString())
                            .get("/api/details")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_refresh_leaves_the_tokens_of_others_until_they_expire() throws Exception {
        Reply pair = login();
        Visitor one = stranger.bearer(pair.value("token").toString());
        clock.pass(Duration.ofMinutes(9));
        Visitor other = stranger.bearer(refresh(pair).value("token").toString());

        assertThat(one.get("/api/details").status()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(1));
        assertThat(one.get("/api/details").status()).isEqualTo(401);
        assertThat(other.get("/api/details").status()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_for_a_single_use_gives_a_new_pair_and_ends() throws Exception {
        try (SandboxPortal strict = SandboxPortal.start(options.with(Feature.SINGLE_USE_REFRESH))) {
            stranger = Visitor.of(strict);
            Reply first = login();
            clock.pass(Duration.ofHours(1));

            Reply second = refresh(first);
            Reply again = refresh(first);

            assertThat(stranger.bearer(second.value("token").toString())
                            .get("/api/details")
                            .status())
                    .isEqualTo(200);
            assertThat(second.value("refresh")).isNotEqualTo(first.value("refresh"));
            assertThat(again.status()).isEqualTo(401);
            assertThat(again.errors()).isEqualTo(List.of("invalid_token_foroperation"));
            assertThat(refresh(second).status()).isEqualTo(200);
        }
    }

    @Test
    void a_refresh_token_expires_too() throws Exception {
        Reply pair = login();
        clock.pass(Duration.ofDays(14));

        assertThat(refresh(pair).status()).isEqualTo(401);
    }

    private Reply refresh(Reply pair) throws Exception {
        return stranger.postJson("/api/token", Map.of("refresh_token", pair.value("refresh")));
    }

    @Test
    void logout_ends_the_access_token_only() throws Exception {
        Reply pair = login();
        Visitor customer = stranger.bearer(pair.value("token").toString());

        assertThat(customer.post("/api/logout").json()).containsEntry("success", true);
        assertThat(customer.get("/api/details").status()).isEqualTo(401);
        assertThat(refresh(pair).status()).isEqualTo(200);
    }

    @Test
    void revoke_ends_both_tokens_by_either_of_them() throws Exception {
        Reply first = login();
        Reply second = login();
        Visitor renewed = stranger.bearer(refresh(second).value("token").toString());

        Reply byRefresh = stranger.postJson("/api/revoke", Map.of("refresh_token", first.value("refresh")));
        Reply byAccess = stranger.bearer(second.value("token").toString()).post("/api/revoke");

        assertThat(byRefresh.status()).isEqualTo(200);
        assertThat(byAccess.status()).isEqualTo(200);
        for (Reply pair : List.of(first, second)) {
            assertThat(stranger.bearer(pair.value("token").toString())
                            .get("/api/details")
                            .status())
                    .isEqualTo(401);
            assertThat(refresh(pair).status()).isEqualTo(401);
        }
        assertThat(renewed.get("/api/details").status()).isEqualTo(401);
    }

    @Test
    void revoke_without_any_token_is_401() throws Exception {
        assertThat(stranger.post("/api/revoke").status()).isEqualTo(401);
        assertThat(stranger.postForm("/api/revoke", "refresh_token=guess").status())
                .isEqualTo(401);
    }

    @Test
    void a_session_is_known_to_every_portal_of_the_folder() throws Exception {
        String token = login().value("token").toString();

        try (SandboxPortal another = SandboxPortal.start(options)) {
            assertThat(Visitor.of(another).bearer(token).get("/api/details").status())
                    .isEqualTo(200);
            assertThat(Visitor.of(another)
                            .bearer(portal.token())
                            .get("/api/details")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void tokens_are_not_in_the_database(@TempDir Path folder) throws Exception {
        try (SandboxPortal another = SandboxPortal.start(SandboxOptions.in(folder))) {
            Reply pair = Visitor.of(another)
                    .postJson("/api/login", Map.of("username", portal.user(), "password", portal.password()));

            assertThat(DataFolder.bytes(folder))
                    .doesNotContain(pair.value("token").toString())
                    .doesNotContain(pair.value("refresh").toString());
        }
    }
}
