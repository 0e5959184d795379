package dev.tickets.portal.rt;

import org.junit.jupiter.api.Tag;

/** The real Request Tracker, which searches texts. */
@Tag("rt")
class RealRtFullTextTest extends RtTraps {
    @Override
    protected RtServer server() {
        return RealRt.sharedWithFullText();
    }
}
