package dev.tickets.portal.rt;

import dev.tickets.portal.Portal;
import dev.tickets.portal.PortalContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** Request Tracker as the tests play it, three tickets to a page. */
@SuppressWarnings("NullAway.Init") // made before the first test
class FakeRtContractTest extends PortalContract {
    private FakeRt server;

    @Override
    protected Portal open(Path folder) {
        server = new FakeRt(3, false);
        return new RtClient(server).portal("carol");
    }

    @Override
    protected Desk desk() {
        return new RtClient(server);
    }

    @AfterEach
    void end_the_portal() {
        server.close();
    }
}
