package dev.tickets.portal.rt;

import dev.tickets.portal.Portal;
import dev.tickets.portal.PortalContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The real Request Tracker, where it is installed. */
@Tag("rt")
class RealRtContractTest extends PortalContract {
    @Override
    protected Portal open(Path folder) {
        return new RtClient(RealRt.shared()).portal("carol");
    }

    @Override
    protected Desk desk() {
        return new RtClient(RealRt.shared());
    }
}
