package dev.tickets.portal.hostbill;

import dev.tickets.config.Credential;
import dev.tickets.config.Secret;
import dev.tickets.portal.Portal;
import dev.tickets.portal.PortalContract;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.sandbox.StaffActions;
import dev.tickets.testing.Client;
import dev.tickets.ticket.TicketNumber;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** The practice portal, which speaks HostBill's User API. */
@SuppressWarnings("NullAway.Init") // made before the first test
class PracticePortalTest extends PortalContract {
    private SandboxPortal sandbox;
    private StaffActions staff;
    private Portal portal;

    @Override
    protected Portal open(Path folder) {
        SandboxOptions options = SandboxOptions.in(folder.resolve("sandbox")).withPageSize(3);
        sandbox = SandboxPortal.start(options);
        staff = StaffActions.open(options);
        portal = new Client(folder, sandbox.address())
                .portal(new Credential.Token(Secret.of(sandbox.token()), "the practice portal"));
        return portal;
    }

    @Override
    protected Desk desk() {
        return new Desk() {
            @Override
            public void answer(TicketNumber number, String text) {
                staff.answer(number.value(), text);
            }

            @Override
            public void close(TicketNumber number) {
                // the desk of the practice portal only answers
                portal.closeTicket(number);
            }
        };
    }

    @AfterEach
    void end_the_portal() {
        staff.close();
        sandbox.close();
    }
}
