package dev.tickets.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.config.Credential;
import dev.tickets.config.Secret;
import dev.tickets.portal.Portal;
import dev.tickets.portal.http.Limits;
import dev.tickets.testing.FaultyPortal.StoredFile;
import dev.tickets.testing.FaultyPortal.StoredMessage;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line fails as it is told to, and the portal behind it has what it should have. */
class FaultyPortalTest {
    private static final byte[] GIF = "GIF89a and so on".repeat(1_000).getBytes(UTF_8);

    @TempDir
    Path folder = Path.of("");

    @Test
    void without_a_fault_everything_passes() throws IOException {
        try (FaultyPortal faulty = new FaultyPortal(folder)) {
            assertThat(create(faulty)).isNull();
            List<FaultyPortal.StoredTicket> stored = faulty.stored();
            assertThat(stored).hasSize(1);
            StoredMessage opening = stored.get(0).messages().get(0);
            assertThat(opening.body()).isEqualTo("Help");
            assertThat(opening.files()).containsExactly(StoredFile.of("a.gif", GIF));
            assertThat(faulty.requests()).containsExactly("POST /api/tickets");
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_fault_is_one_for_the_program_and_says_the_truth_about_the_portal(Fault fault) throws IOException {
        try (FaultyPortal faulty = new FaultyPortal(folder).failing(FaultyPortal.CREATE, 1, fault)) {
            TicketsException failure = create(faulty, fault.stalls() ? Client.impatient() : Limits.DEFAULT);
            assertThat(faulty.stored()).hasSize(fault.portalHasIt() ? 1 : 0);
            assertThat(failure == null ? null : failure.code())
                    .isEqualTo(
                            switch (fault) {
                                case DUPLICATED -> null;
                                case REFUSED, TOO_MANY_BEFORE, TOO_MANY_AFTER -> ErrorCode.UNREACHABLE;
                                default -> ErrorCode.UNCLEAR;
                            });
            faulty.recover();
            assertThat(create(faulty)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "RESET_AFTER"})
    void only_the_request_that_was_named_fails(Fault fault) throws IOException {
        try (FaultyPortal faulty = new FaultyPortal(folder).failing(FaultyPortal.CREATE, 2, fault)) {
            assertThat(create(faulty)).isNull();
            assertThat(create(faulty)).isNotNull();
            faulty.recover();
            assertThat(create(faulty)).isNull();
        }
    }

    @Test
    void the_line_speaks_tls_too() {
        Issued own = new Issued.Order("CN=localhost").hosts("localhost").make();
        try (FaultyPortal faulty = new FaultyPortal(folder, options -> options, new Tls(own))) {
            faulty.failing(FaultyPortal.CREATE, 1, Fault.RESET_AFTER);
            Cli cli = new Cli(folder).with("TICKETS_TOKEN", faulty.token());
            cli.config("[profiles.default]\nportal = \"" + faulty.uri() + "\"\nca-file = \""
                    + cli.write("ca.pem", own.pem()) + "\"\n");

            assertThat(cli.run("create", "-d", "1", "-s", "Disk full", "-m", "Help"))
                    .extracting(Cli.Run::exitCode, Cli.Run::err)
                    .containsExactly(0, "");

            assertThat(faulty.ticket().subject()).isEqualTo("Disk full");
            assertThat(faulty.changes()).hasSize(1);
            assertThat(faulty.uri().getScheme()).isEqualTo("https");
        }
    }

    private @Nullable TicketsException create(FaultyPortal faulty) throws IOException {
        return create(faulty, Limits.DEFAULT);
    }

    private @Nullable TicketsException create(FaultyPortal faulty, Limits limits) throws IOException {
        Path file = Files.write(folder.resolve("a.gif"), GIF);
        NewTicket ticket = new NewTicket(
                new Department("1", "VPS", ""),
                "Disk full",
                "Help",
                null,
                List.of(),
                null,
                List.of(new ReadyAttachment("a.gif", file, GIF.length, null)));
        Client client = new Client(folder, faulty.uri()).within(limits);
        try (Portal portal = client.portal(new Credential.Token(Secret.of(faulty.token()), "the test"))) {
            return catchThrowableOfType(TicketsException.class, () -> portal.create(ticket));
        }
    }
}
