package dev.tickets.filing;

import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.state.portals.NameStore;
import dev.tickets.ticket.AccountRef;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The storage of messages until they have arrived, and the tools that it needs.
 *
 * @param ours the folder whose files all belong to this program: they are linked, not copied
 * @param names the cached departments and services of an account's portal
 * @param notices receives notices for the user
 */
public record DeliveryContext(
        Outbox outbox,
        Drafts drafts,
        Path ours,
        TrustedFiles trust,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random,
        Function<AccountRef, NameStore> names,
        Consumer<String> notices) {
    /** Turns unsent messages into drafts. */
    UnsentDrafts unsent() {
        return new UnsentDrafts(drafts, ours);
    }
}
