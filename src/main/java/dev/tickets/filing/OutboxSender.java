package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.state.outbox.Attempts;
import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.state.outbox.Entry;
import dev.tickets.state.outbox.EntryState;
import dev.tickets.state.outbox.LockedEntry;
import dev.tickets.state.outbox.Manifest;
import dev.tickets.state.outbox.Receipt;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.SubmissionState;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends what lies in the outbox, and does with it what a person decides. */
public final class OutboxSender {
    private final Keeping keeping;
    private final Logins logins;

    public OutboxSender(Keeping keeping, Logins logins) {
        this.keeping = keeping;
        this.logins = logins;
    }

    /** The profiles of this user, as the entries of the outbox need them. */
    public interface Logins {
        /** The profile as it is now. */
        AccountRef owner(String profile);

        /** Its portal. */
        Portal portal(String profile);

        /** When somebody last logged in with it; null when that is not known. */
        @Nullable
        Instant lastLogin(String profile);
    }

    /** Whether it is time to try the entry. */
    public boolean isDue(Entry entry) {
        Attempts tries = entry.manifest().tries();
        Instant now = keeping.clock().instant();
        if (wasPutBack(tries, now)) {
            return true;
        }
        if (tries.notBefore() != null && tries.notBefore().isAfter(now)) {
            return false;
        }
        if (entry.place() == EntryState.BLOCKED && tries.lastAt() != null) {
            Instant login = logins.lastLogin(entry.manifest().owner().profile());
            if (login != null && login.isAfter(tries.lastAt())) {
                return true;
            }
        }
        return tries.nextAt() == null || !tries.nextAt().isAfter(now);
    }

    /** A try in the future: the clock was put back since, and no time that was reckoned from it means anything. */
    private static boolean wasPutBack(Attempts tries, Instant now) {
        return tries.lastAt() != null && tries.lastAt().isAfter(now);
    }

    /**
     * Sends an entry.
     *
     * @param named whether somebody named it: then it is due, unless its portal asked for patience
     * @return empty when another process is at it, or it is not due any more
     * @throws TicketsException when it could not be sent or confirmed; it says where it is kept
     */
    public Optional<Outcome> send(String id, boolean named, SubmissionListener listener) {
        Optional<LockedEntry> taken = keeping.outbox().hold(id);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try (LockedEntry held = taken.get()) {
            Entry entry = held.entry();
            if (named) {
                requirePatience(entry.manifest());
            } else if (!isDue(entry)) {
                // another process has just tried
                return Optional.empty();
            }
            held.verify();
            AccountRef owner = entry.manifest().owner();
            Keeper keeper = new OutboxKeeper(held, keeping, listener, false);
            listener.queued(id);
            Delivery delivery = new Delivery(keeping, owner, () -> {
                requireSame(id, owner, logins.owner(owner.profile()));
                return logins.portal(owner.profile());
            });
            return Optional.of(delivery.deliver(new DeliveryAttempt(keeper, listener, held)));
        }
    }

    private void requirePatience(Manifest manifest) {
        Instant earliest = manifest.tries().notBefore();
        Instant now = keeping.clock().instant();
        if (earliest != null && earliest.isAfter(now) && !wasPutBack(manifest.tries(), now)) {
            throw new TicketsException(
                            ErrorCode.QUEUED,
                            "the portal asked for patience until " + earliest + "; " + manifest.id()
                                    + " stays in the outbox",
                            "tickets outbox send after that; for cron: " + Words.CRON)
                    .of(SubmissionState.QUEUED, manifest.id());
        }
    }

    private static void requireSame(String id, AccountRef then, AccountRef now) {
        if (!then.isStill(now)) {
            throw new TicketsException(
                    ErrorCode.LOGIN_REQUIRED,
                    "the entry is for " + then.origin() + (then.user() == null ? "" : " as " + then.user())
                            + ", but the profile '" + then.profile() + "' now means " + now.origin()
                            + (now.user() == null ? "" : " as " + now.user()) + "; it was not sent",
                    "give the profile its portal and user back, or: tickets outbox discard " + id);
        }
    }

    /**
     * A person has found it at the portal.
     *
     * @param warnings hears what of the entry could not be put away
     * @return whether that is all; else the rest of it goes with the next sending
     */
    public boolean markArrived(String id, TicketNumber number, Consumer<String> warnings) {
        try (LockedEntry held = taken(id)) {
            Manifest manifest = held.manifest();
            DeliveryProgress progress = found(manifest.progress(), number);
            boolean whole = manifest.messages().size() <= progress.followUps() + 1
                    && !manifest.draft().close();
            if (whole) {
                held.done(Receipt.of(manifest, number, keeping.clock().instant()))
                        .forEach(warnings);
            } else {
                held.change(manifest.with(progress).with(manifest.tries().due()));
                held.move(EntryState.WAITING);
            }
            return whole;
        }
    }

    /** The first message is there now, or, when it was there already, the next of the replies that follow it. */
    private static DeliveryProgress found(DeliveryProgress before, TicketNumber number) {
        if (before.number() == null) {
            return before.arrived(number);
        }
        if (!number.equals(before.number())) {
            throw TicketsException.usage(
                    "its first message is in ticket " + before.number() + ", so the rest is not in " + number,
                    "tickets view " + before.number());
        }
        return before.followedBy(before.followUps() + 1);
    }

    /** A person has looked, and it is not at the portal: it may be sent again. */
    public void markLost(String id) {
        try (LockedEntry held = taken(id)) {
            held.change(held.manifest()
                    .with(held.manifest().progress().unsaid())
                    .with(held.manifest().tries().due()));
            held.move(EntryState.WAITING);
        }
    }

    /** Deletes it. */
    public void discard(String id) {
        try (LockedEntry held = taken(id)) {
            held.discard();
        }
    }

    private LockedEntry taken(String id) {
        return keeping.outbox()
                .hold(id)
                .orElseThrow(() -> new TicketsException(
                        ErrorCode.REFUSED,
                        "the outbox entry " + id + " is being sent just now",
                        "wait until that is over, then: tickets outbox list"));
    }
}
