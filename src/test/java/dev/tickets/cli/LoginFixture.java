package dev.tickets.cli;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FakePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A portal that lets Ann in. */
abstract class LoginFixture {
    @TempDir
    Path folder;

    FakePortal portal = new FakePortal();
    Cli cli;

    @BeforeEach
    void a_portal_that_lets_ann_in() {
        cli = new Cli(folder);
        portal.answers("POST /api/login", 200, "{\"token\":\"session-1\",\"refresh\":\"refresh-1\"}");
        portal.answers("GET /api/details", 200, "{\"success\":true,\"client\":{\"email\":\"ann@example.net\"}}");
        portal.answers("GET /api/service", 200, "{\"success\":true,\"services\":[]}");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    Run login(String... more) {
        String[] args = {"login", "--portal", portal.uri().toString(), "--type", "hostbill", "--user", "ann@example.net"
        };
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return cli.run(all);
    }

    void privately(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
