package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.Issued;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authorities are read in a second thread: a failure there ends the run, and no certificate is accepted. */
class UnreadableAuthoritiesIT {
    @TempDir
    Path folder;

    @Test
    void a_damaged_store_of_authorities_is_reported_and_nothing_is_sent() throws IOException {
        Path store = Files.writeString(folder.resolve("cacerts"), "damaged");
        Issued certificate = new Issued.Order("CN=localhost").hosts("localhost").make();
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(certificate))) {
            ProgramRun run = new InstalledProgram(folder)
                    .with("TICKETS_PORTAL", "https://localhost:" + portal.port())
                    .with("TICKETS_TOKEN", "token-1")
                    .with("TICKETS_JAVA_OPTS", "-Djavax.net.ssl.trustStore=" + store)
                    .run("list");

            assertThat(run).isEqualTo(new ProgramRun(2, "", """
                    tickets: this Java has no TLS: problem accessing trust store
                    hint: set JAVA_HOME to a complete Java, 17 or later
                    """));
            assertThat(portal.requests()).isEmpty();
        }
    }
}
