package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Issued;
import dev.tickets.testing.Owner;
import dev.tickets.testing.RawPortal;
import dev.tickets.testing.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index of authorities in the cache folder: made by the first run over https, and never needed. */
class AuthorityFileTest extends TlsWordsFixture {
    private static final Issued CERTIFICATE = local().by(OURS).make();

    private Path ca = Path.of("");
    private Path index = Path.of("");

    @BeforeEach
    void prepare() {
        ca = new Cli(folder).write("ca.pem", OURS.pem());
        index = folder.resolve("home/.cache/tickets/.authorities");
    }

    private Cli.Run listSecurely(String... options) {
        try (RawPortal portal = RawPortal.withoutTickets(new Tls(CERTIFICATE))) {
            return list(portal.port(), ca, options);
        }
    }

    @Test
    void a_run_over_https_makes_it_and_the_next_one_uses_it() throws IOException {
        Cli.Run first = listSecurely();
        byte[] made = Files.readAllBytes(index);

        assertThat(first.exitCode()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(index)))
                .isEqualTo("rw-------");
        assertThat(listSecurely()).isEqualTo(first);
        assertThat(index).hasBinaryContent(made);
    }

    @Test
    void a_damaged_one_or_one_of_another_user_is_replaced_or_left_alone_in_silence() throws IOException {
        Cli.Run first = listSecurely();
        byte[] made = Files.readAllBytes(index);

        Files.writeString(index, "damaged");
        assertThat(listSecurely()).isEqualTo(first);
        assertThat(index).hasBinaryContent(made);

        Owner.mode(Files.writeString(index, "foreign"), "rw-rw-rw-");
        assertThat(listSecurely()).isEqualTo(first);
        assertThat(index).hasContent("foreign");
    }

    @Test
    void other_runs_make_none() {
        assertThat(new Cli(folder).run("--version").exitCode()).isZero();
        try (RawPortal portal = RawPortal.answering(RawPortal.json("{\"tickets\":[]}"))) {
            Cli.Run run = new Cli(folder)
                    .with("TICKETS_PORTAL", portal.uri().toString())
                    .with("TICKETS_TOKEN", "token-1")
                    .run("list");
            assertThat(run.exitCode()).isZero();
        }
        assertThat(index).doesNotExist();
    }
}
