package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tickets.config.Credential;
import dev.tickets.config.Secret;
import dev.tickets.portal.Portal;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.state.portals.EncryptionProof;
import dev.tickets.state.portals.PortalEncryption;
import dev.tickets.testing.Client;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal that lacks what a command needs is asked for nothing of the kind, and the command says what is missing. */
class LackingPortalTest {
    private SandboxPortal sandbox;
    private Client client;
    private Portal real;
    private Portal lacking;

    @BeforeEach
    void a_portal_that_can_nothing(@TempDir Path folder) {
        sandbox = SandboxPortal.start(SandboxOptions.in(folder.resolve("sandbox")));
        client = new Client(folder, sandbox.address());
        real = client.portal(new Credential.Token(Secret.of(sandbox.token()), "the practice portal"));
        lacking = (Portal) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Portal.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("capabilities")) {
                        return Set.of();
                    }
                    return method.isDefault()
                            ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : method.invoke(real, arguments);
                });
    }

    @AfterEach
    void close() {
        real.close();
        sandbox.close();
    }

    @Test
    void a_ticket_that_customers_cannot_close_stays_open() {
        TicketNumber number = real.create(
                        new NewTicket(real.departments().get(0), "Disk", "Full", null, List.of(), null, List.of()))
                .numbers()
                .get(0);

        assertLacks(
                "this portal lets its customers neither close nor reopen a ticket",
                () -> assertThat(new StatusChange(lacking)
                                .close(real.ticket(number).ticket()))
                        .isNull());
        assertThat(real.ticket(number).ticket().open()).isTrue();
    }

    @Test
    void a_reply_that_closes_is_refused_before_it_is_sent() {
        TicketNumber number = real.create(
                        new NewTicket(real.departments().get(0), "Disk", "Full", null, List.of(), null, List.of()))
                .numbers()
                .get(0);
        TicketThread thread = real.ticket(number);
        Draft reply = Draft.reply(number).message("Solved").draft();

        Erasure.requireHarmless(lacking, thread, reply, "the reply was not sent");
        assertLacks(
                "this portal lets its customers neither close nor reopen a ticket",
                () -> Erasure.requireHarmless(
                        lacking, thread, reply.but().close(true).draft(), "the reply was not sent"));
    }

    @Test
    void nothing_is_sent_to_try_an_encryption_that_does_not_exist() {
        EncryptionProof proof = new EncryptionProof(client.memory(), PortalEncryption.AUTO);

        assertLacks(
                "this portal has no encryption of its own",
                () -> assertThat(new EncryptionTrial(lacking, proof, () -> "word")
                                .run(real.departments().get(0)))
                        .isEmpty());
        assertThat(real.tickets(TicketQuery.ALL).tickets()).isEmpty();
        assertThat(proof.state()).isEqualTo(EncryptionProof.State.UNKNOWN);
    }

    private static void assertLacks(String message, Runnable command) {
        TicketsException failure = catchThrowableOfType(TicketsException.class, command::run);
        assertThat(failure).hasMessage(message);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    }
}
