package dev.tickets.portal.rt;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Request Tracker as the tests play it, with small pages. */
class FakeRtTrapsTest extends RtTraps {
    private @Nullable FakeRt server;

    @Override
    protected RtServer server() {
        server = new FakeRt(10, false);
        return server;
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }
}
