package dev.tickets.cli;

import dev.tickets.testing.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who practises. */
abstract class CreateFixture {
    @TempDir
    Path folder;

    Cli cli;

    @BeforeEach
    void practise() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox");
    }
}
