package dev.tickets.filing;

import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.state.portals.NameCache;
import dev.tickets.ticket.AccountRef;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What keeps messages until they have arrived, and what is needed for that.
 *
 * @param ours the folder whose files are all ours: they need not be copied
 * @param names what an account's portal last called its departments and services
 * @param notices takes what is good to know
 */
public record Keeping(
        Outbox outbox,
        Drafts drafts,
        Path ours,
        TrustedFiles trust,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random,
        Function<AccountRef, NameCache> names,
        Consumer<String> notices) {
    /** What makes drafts of messages that are not sent. */
    UnsentDrafts unsent() {
        return new UnsentDrafts(drafts, ours);
    }
}
