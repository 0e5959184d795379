package dev.tickets.cli;

import dev.tickets.testing.Cli;
import dev.tickets.testing.FakePortal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A portal of an unknown type, and answers of both types. */
@SuppressWarnings("NullAway.Init") // made before each test
abstract class PortalTypeFixture {
    static final String HOSTBILL = "{\"error\":[\"unauthorized\"]}";
    static final String RT = "{\"message\":\"Unauthorized\"}";
    static final String ANN = "{\"success\":true,\"client\":{\"email\":\"ann@example.net\"}}";
    static final String CAROL = "{\"id\":39,\"Name\":\"carol\",\"EmailAddress\":\"carol@example.test\"}";

    @TempDir
    Path folder;

    final FakePortal portal = new FakePortal();
    Cli cli;

    @BeforeEach
    void a_token_on_standard_input() {
        cli = new Cli(folder).stdin("1-39-0123456789abcdef\n");
    }

    @AfterEach
    void close() {
        portal.close();
    }
}
