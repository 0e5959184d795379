package dev.tickets.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.Issued;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A clock that agrees with the portals of the tests, and an authority of ours. */
abstract class DoctorPortalFixture {
    static final Issued OURS = Issued.authority("Our Authority");

    /** Everything that doctor says, tab-separated: check, status, finding, meaning, hint. */
    static final String[] ARGS = {"doctor", "-o", "tsv", "--fields", "check,status,detail,meaning,hint"};

    @TempDir
    Path folder;

    Cli cli;

    @BeforeEach
    void a_machine_with_the_right_time() {
        cli = new Cli(folder).at(Clock.systemUTC()).with("TICKETS_TOKEN", "token-1");
    }

    /** The lines of these checks: status, finding, meaning, hint. */
    static String lines(Run run, String... checks) {
        return run.out()
                .lines()
                .filter(line -> List.of(checks).contains(line.substring(0, line.indexOf('\t'))))
                .collect(Collectors.joining("\n"));
    }

    /** A portal that asks every request for a login. */
    static RawPortal portal(Tls tls) {
        return new RawPortal(tls, (socket, self) -> {
            self.head(socket);
            socket.getOutputStream()
                    .write("HTTP/1.1 401 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}".getBytes(UTF_8));
        });
    }

    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
