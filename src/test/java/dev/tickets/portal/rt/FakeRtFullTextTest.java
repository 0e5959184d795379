package dev.tickets.portal.rt;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Request Tracker as the tests play it, with an index of texts. */
class FakeRtFullTextTest extends RtTraps {
    private @Nullable FakeRt server;

    @Override
    protected RtServer server() {
        server = new FakeRt(10, true);
        return server;
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }
}
