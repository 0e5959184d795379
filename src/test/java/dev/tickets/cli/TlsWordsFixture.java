package dev.tickets.cli;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Issued;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** Certificates of an authority of ours, and of one that nobody knows. */
abstract class TlsWordsFixture {
    static final Issued OURS = Issued.authority("Our Authority");
    static final String ADDRESS = "tickets login --portal URL, or portal and api-url in config.toml";

    @TempDir
    Path folder;

    static Issued.Order local() {
        return new Issued.Order("CN=localhost").hosts("localhost");
    }

    static Arguments of(String name, Issued certificate, String why, String hint) {
        return Arguments.of(name, certificate, certificate.chain().size(), why, hint);
    }

    Cli.Run list(int port, Path ca, String... options) {
        String[] args = Stream.concat(Stream.of("list"), Stream.of(options)).toArray(String[]::new);
        return new Cli(folder)
                .config("[profiles.default]\nportal = \"https://localhost:" + port + "\"\nca-file = \"" + ca + "\"\n")
                .with("TICKETS_TOKEN", "token-1")
                .run(args);
    }
}
