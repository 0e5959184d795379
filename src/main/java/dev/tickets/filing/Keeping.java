package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.dedup.AlertLedger;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.outbox.Backoff;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.state.portals.NameCache;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.DedupDecision;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What keeps messages until they have arrived, and what is needed for that.
 *
 * @param ours the folder below which all files are ours: they need not be copied
 * @param names what an owner's portal last called its departments and services
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
    /** How long a message waits for others with its key; as long as an exchange with the portal may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    DraftKeeping draftKeeping() {
        return new DraftKeeping(drafts, ours);
    }

    /** How messages of that owner come to his portal. */
    Function<Keeper, Outcome> delivering(AccountRef owner, Supplier<Portal> portals) {
        Delivery delivery = new Delivery(portals, names.apply(owner), sleeper);
        return shipment -> {
            try {
                DedupDecision repetition = shipment.repetition();
                return repetition == null
                        ? delivery.deliver(shipment)
                        : new AlertDeduplicator(ledger(owner), outbox, delivery).deliver(shipment, repetition);
            } catch (TicketsException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                // whatever it is, the message is kept: its author must not send it a second time
                throw shipment.settle(Unexpected.failure(e));
            }
        };
    }

    private AlertLedger ledger(AccountRef owner) {
        Path folder = AlertLedger.folder(ours.resolve("dedup"), owner.origin(), owner.user());
        return new AlertLedger(folder, trust, PATIENCE, sleeper, notices);
    }

    Backoff backoff() {
        return new Backoff(random);
    }
}
