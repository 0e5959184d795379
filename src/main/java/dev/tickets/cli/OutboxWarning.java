package dev.tickets.cli;

import dev.tickets.ticket.DurationText;
import java.io.File;
import java.time.Duration;

/** Reminds a user at a terminal of messages that have been in the outbox for long. Only lists folders. */
final class OutboxWarning {
    private static final String[] PLACES = {"waiting", "unclear", "blocked"};

    private OutboxWarning() {}

    static void give(Run run, Connections connections) {
        if (run.options().quiet) {
            return;
        }
        File outbox = run.folders().state().resolve("outbox").toFile();
        long oldest = Long.MAX_VALUE;
        for (String place : PLACES) {
            String[] ids = new File(outbox, place).list();
            for (String id : ids == null ? new String[0] : ids) {
                // created with the entry and never rewritten
                long since = new File(outbox, place + "/" + id + "/lock").lastModified();
                oldest = since == 0 ? oldest : Math.min(oldest, since);
            }
        }
        if (oldest != Long.MAX_VALUE) {
            compare(run, connections, run.context().clock().millis() - oldest);
        }
    }

    private static void compare(Run run, Connections connections, long age) {
        Duration limit = connections.profiles().outboxWarnAfter(connections.profileName());
        if (age > limit.toMillis()) {
            run.notice("An outbox entry has been unsent for " + DurationText.rough(Duration.ofMillis(age))
                    + ": tickets outbox list");
        }
    }
}
