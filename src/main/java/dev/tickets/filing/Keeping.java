package dev.tickets.filing;

import dev.tickets.compose.Drafts;
import dev.tickets.config.Sleeper;
import dev.tickets.filing.outbox.Backoff;
import dev.tickets.filing.outbox.Outbox;
import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What keeps messages until they have arrived, and what is needed for that.
 *
 * @param ours the folder below which all files are ours: they need not be copied
 */
public record Keeping(Outbox outbox, Drafts drafts, Path ours, Clock clock, Sleeper sleeper, RandomGenerator random) {

    DraftKeeping draftKeeping() {
        return new DraftKeeping(drafts, ours);
    }

    Backoff backoff() {
        return new Backoff(random);
    }
}
