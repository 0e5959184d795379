package dev.tickets.portal.hostbill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.config.Credential;
import dev.tickets.config.Secret;
import dev.tickets.portal.Login;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.testing.AdjustableClock;
import dev.tickets.testing.Client;
import dev.tickets.testing.RenewingProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The refresh token stays good at most portals; at others it ends with its first use. */
class RenewalTest {
    private final AdjustableClock clock = new AdjustableClock();

    @TempDir
    Path folder;

    private SandboxOptions options(boolean singleUse) {
        SandboxOptions usual = SandboxOptions.in(folder.resolve("portal")).withTokenLifetime(Duration.ofMinutes(10));
        return (singleUse ? usual.with(Feature.SINGLE_USE_REFRESH) : usual).withClock(clock);
    }

    /** Logs in at the portal, and keeps the session for all clients. */
    private StoredLogin login(SandboxPortal portal, Client client) {
        try (HostBillLogin login = client.login()) {
            Login.Session session = login.logIn(portal.user(), Secret.of(portal.password()), null);
            StoredLogin stored = client.login(session.token(), session.refreshToken());
            client.store().write("work", stored);
            return stored;
        }
    }

    private static String whoIs(Client client) {
        StoredLogin login = client.store().read("work").orElseThrow();
        try (HostBillPortal portal = client.portal(new Credential.Session(login, null, "the test"))) {
            return portal.whoAmI().email();
        }
    }

    @ParameterizedTest(name = "single use: {0}")
    @ValueSource(booleans = {false, true})
    void a_session_is_renewed_again_and_again(boolean singleUse) {
        StoredLogin first;
        List<String> refreshTokens = new ArrayList<>();
        try (SandboxPortal portal = SandboxPortal.start(options(singleUse))) {
            Client client = new Client(folder, portal.address());
            first = login(portal, client);
            assertThat(whoIs(client)).isEqualTo(portal.user());
            for (int renewal = 1; renewal <= 3; renewal++) {
                clock.pass(Duration.ofMinutes(20));
                assertThat(whoIs(client)).isEqualTo(portal.user());
                refreshTokens.add(Objects.requireNonNull(
                        client.store().read("work").orElseThrow().refreshToken()));
            }
        }
        if (singleUse) {
            assertThat(refreshTokens).doesNotHaveDuplicates().doesNotContain(first.refreshToken());
        } else {
            assertThat(refreshTokens).containsOnly(first.refreshToken());
        }
    }

    @ParameterizedTest(name = "single use: {0}")
    @ValueSource(booleans = {false, true})
    void processes_at_once_renew_one_session_and_none_loses_it(boolean singleUse) throws Exception {
        try (SandboxPortal portal = SandboxPortal.start(options(singleUse))) {
            login(portal, new Client(folder, portal.address()));
            clock.pass(Duration.ofMinutes(20));
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                processes.add(RenewingProcess.start(folder, portal.address()));
            }
            for (Process process : processes) {
                assertThat(process.inputReader().lines().toList()).containsExactly(portal.user());
                assertThat(process.waitFor()).isZero();
            }
            assertThat(whoIs(new Client(folder, portal.address()))).isEqualTo(portal.user());
        }
    }
}
