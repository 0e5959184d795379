package dev.tickets.portal.rt;

import org.junit.jupiter.api.Tag;

/** The real Request Tracker, as it is installed. */
@Tag("rt")
class RealRtTrapsTest extends RtTraps {
    @Override
    protected RtServer server() {
        return RealRt.shared();
    }
}
