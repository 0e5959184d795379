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

/** Sends outbox entries, and carries out a person's decisions about them. */
public final class OutboxSender {
    private final DeliveryContext context;
    private final Logins logins;

    public OutboxSender(DeliveryContext context, Logins logins) {
        this.context = context;
        this.logins = logins;
    }

    /** Access to the user's profiles for outbox entries. */
    public interface Logins {
        /** The profile's current account. */
        AccountRef account(String profile);

        Portal portal(String profile);

        /** The time of the last login with the profile; null when unknown. */
        @Nullable
        Instant lastLogin(String profile);
    }

    /** Whether it is time to try the entry. */
    public boolean isDue(Entry entry) {
        Attempts tries = entry.manifest().tries();
        Instant now = context.clock().instant();
        if (isClockSetBack(tries, now)) {
            return true;
        }
        if (tries.notBefore() != null && tries.notBefore().isAfter(now)) {
            return false;
        }
        if (entry.place() == EntryState.BLOCKED && tries.lastAt() != null) {
            Instant login = logins.lastLogin(entry.manifest().account().profile());
            if (login != null && login.isAfter(tries.lastAt())) {
                return true;
            }
        }
        return tries.nextAt() == null || !tries.nextAt().isAfter(now);
    }

    /** The last attempt is in the future: the clock was set back, so times derived from it are void. */
    private static boolean isClockSetBack(Attempts tries, Instant now) {
        return tries.lastAt() != null && tries.lastAt().isAfter(now);
    }

    /**
     * Sends an entry.
     *
     * @param named whether the user named the entry: then it is due, unless its portal asked us to wait
     * @return empty when another process is sending the entry, or it is no longer due
     * @throws TicketsException when the entry could not be sent or confirmed; the exception says where it is kept
     */
    public Optional<Outcome> send(String id, boolean named, SubmissionListener listener) {
        Optional<LockedEntry> found = context.outbox().hold(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (LockedEntry locked = found.get()) {
            Entry entry = locked.entry();
            if (named) {
                requireWaited(entry.manifest());
            } else if (!isDue(entry)) {
                // another process has just tried
                return Optional.empty();
            }
            locked.verify();
            AccountRef account = entry.manifest().account();
            Keeper keeper = new OutboxKeeper(locked, context, listener, false);
            listener.queued(id);
            Delivery delivery = new Delivery(context, account, () -> {
                requireSame(id, account, logins.account(account.profile()));
                return logins.portal(account.profile());
            });
            return Optional.of(delivery.deliver(new DeliveryAttempt(keeper, listener, locked)));
        }
    }

    private void requireWaited(Manifest manifest) {
        Instant earliest = manifest.tries().notBefore();
        Instant now = context.clock().instant();
        if (earliest != null && earliest.isAfter(now) && !isClockSetBack(manifest.tries(), now)) {
            throw new TicketsException(
                            ErrorCode.QUEUED,
                            "the portal asked us to wait until " + earliest + "; " + manifest.id()
                                    + " stays in the outbox",
                            "tickets outbox send after that; for cron: " + Words.CRON)
                    .of(SubmissionState.QUEUED, manifest.id());
        }
    }

    private static void requireSame(String id, AccountRef then, AccountRef now) {
        if (!then.isStill(now)) {
            throw new TicketsException(
                    ErrorCode.LOGIN_REQUIRED,
                    "the entry belongs to " + named(then)
                            + ", but the profile '" + then.profile() + "' now names " + named(now)
                            + "; the entry was not sent",
                    "restore the profile's portal and user, or delete the entry: tickets outbox discard " + id);
        }
    }

    private static String named(AccountRef account) {
        return account.user() == null ? account.origin() : account.origin() + " and " + account.user();
    }

    /**
     * A person has found the message at the portal.
     *
     * @param warnings receives failures to clean up the entry
     * @return whether the entry is complete; else its rest goes with the next sending
     */
    public boolean markArrived(String id, TicketNumber number, Consumer<String> warnings) {
        try (LockedEntry locked = locked(id)) {
            Manifest manifest = locked.manifest();
            DeliveryProgress progress = found(manifest.progress(), number);
            boolean whole = manifest.messages().size() <= progress.followUps() + 1
                    && !manifest.draft().close();
            if (whole) {
                locked.done(Receipt.of(manifest, number, context.clock().instant()))
                        .forEach(warnings);
            } else {
                locked.change(manifest.with(progress).with(manifest.tries().due()));
                locked.move(EntryState.WAITING);
            }
            return whole;
        }
    }

    /** The progress after a find: the first message, or the next follow-up reply if the first had arrived before. */
    private static DeliveryProgress found(DeliveryProgress before, TicketNumber number) {
        if (before.number() == null) {
            return before.arrived(number);
        }
        if (!number.equals(before.number())) {
            throw TicketsException.usage(
                    "the first message is in ticket #" + before.number() + ", so the rest cannot be in #" + number,
                    "tickets view " + before.number());
        }
        return before.followedBy(before.followUps() + 1);
    }

    /** A person has checked that the message is not at the portal: it may be sent again. */
    public void markLost(String id) {
        try (LockedEntry locked = locked(id)) {
            locked.change(locked.manifest()
                    .with(locked.manifest().progress().unsaid())
                    .with(locked.manifest().tries().due()));
            locked.move(EntryState.WAITING);
        }
    }

    /** Deletes an entry. */
    public void discard(String id) {
        try (LockedEntry locked = locked(id)) {
            locked.discard();
        }
    }

    private LockedEntry locked(String id) {
        return context.outbox()
                .hold(id)
                .orElseThrow(() -> new TicketsException(
                        ErrorCode.REFUSED,
                        "the outbox entry " + id + " is being sent right now",
                        "wait until sending ends, then: tickets outbox list"));
    }
}
