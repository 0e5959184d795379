package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.Main;
import dev.tickets.testing.FakePortal;
import dev.tickets.testing.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs of cron that start at the same second, as processes of their own: one of them logs in, for all. */
class ParallelLoginTest extends LoginFixture {
    private volatile String newest = "session-1";

    /** Starts a job that lists the services with the password of a file. */
    private Process job() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "services",
                        "--refresh")
                .redirectErrorStream(true);
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("TICKETS_PORTAL", portal.uri().toString());
        builder.environment().put("TICKETS_TYPE", "hostbill");
        builder.environment().put("TICKETS_USER", "ann@example.net");
        builder.environment()
                .put("TICKETS_PASSWORD_FILE", folder.resolve("password").toString());
        return builder.start();
    }

    private void jobs(int count, String said) throws Exception {
        Owner.mode(cli.write("password", "secret\n"), 0600);
        List<Process> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(job());
        }
        List<String> outputs = new ArrayList<>();
        for (Process job : jobs) {
            outputs.add(new String(job.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            job.waitFor();
        }
        assertThat(outputs).hasSize(count).containsOnly(said);
    }

    private int logins() {
        return Collections.frequency(portal.requests(), "POST /api/login");
    }

    /** Each login gives another session, and the services are shown only to the newest one. */
    @BeforeEach
    void sessions_end() {
        portal.close();
        portal = new FakePortal();
        portal.answers("POST /api/login", 200, "{\"token\":\"session-1\",\"refresh\":\"refresh-1\"}");
        portal.answers("POST /api/login", 200, "{\"token\":\"session-2\"}");
        portal.answers("GET /api/details", 200, "{\"success\":true,\"client\":{\"email\":\"ann@example.net\"}}");
        portal.answers("GET /api/service", exchange -> {
            boolean known =
                    ("Bearer " + newest).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = "{\"success\":true,\"services\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, known ? body.length : -1);
            if (known) {
                exchange.getResponseBody().write(body);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = 8)
    void an_expired_session_is_followed_by_one_login(int count) throws Exception {
        assertThat(login("--password-command", "echo secret").exitCode()).isZero();
        portal.answers("POST /api/token", 401, "{}");
        newest = "session-2";

        jobs(count, "The portal shows no services.\n");

        assertThat(logins()).isEqualTo(2);
        assertThat(Collections.frequency(portal.requests(), "POST /api/token")).isOne();
    }

    @Tag("thorough")
    @Test
    void forty_jobs_log_in_once() throws Exception {
        an_expired_session_is_followed_by_one_login(40);
    }

    @ParameterizedTest
    @ValueSource(ints = 8)
    void without_a_session_one_job_logs_in(int count) throws Exception {
        jobs(count, "The portal shows no services.\n");

        assertThat(logins()).isOne();
    }

    @Tag("thorough")
    @Test
    void forty_jobs_without_a_session_log_in_once() throws Exception {
        without_a_session_one_job_logs_in(40);
    }
}
