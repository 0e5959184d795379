package dev.tickets.doctor;

import dev.tickets.render.DoctorCheck;
import dev.tickets.render.PrivatePart;
import dev.tickets.render.RedactableText;
import dev.tickets.state.outbox.Entry;
import dev.tickets.state.outbox.EntryState;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.ticket.DurationText;
import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The health of the outbox: entries by state, the age of the oldest, and damaged entries. */
final class OutboxCheck {
    private static final String NAME = "outbox";
    private static final Duration LONG = Duration.ofDays(1);

    private final DoctorContext context;
    private final Supplier<Outbox> outbox;

    OutboxCheck(DoctorContext context, Supplier<Outbox> outbox) {
        this.context = context;
        this.outbox = outbox;
    }

    List<DoctorCheck> checks() {
        Outbox.Content content = outbox.get().content();
        List<DoctorCheck> checks = new ArrayList<>();
        for (EntryState state : EntryState.values()) {
            List<Entry> entries = content.entries().stream()
                    .filter(entry -> entry.place() == state
                            && context.covers(entry.manifest().account().profile()))
                    .toList();
            if (!entries.isEmpty()) {
                checks.add(of(state, entries));
            }
        }
        content.torn().forEach(torn -> checks.add(torn(torn)));
        return checks.isEmpty() ? List.of(DoctorCheck.ok(NAME, RedactableText.of("empty"))) : checks;
    }

    private DoctorCheck of(EntryState state, List<Entry> entries) {
        Instant oldest = entries.get(0).manifest().createdAt();
        Duration age = Duration.between(oldest, context.clock().instant());
        RedactableText found = RedactableText.of(
                "{} {}, the oldest {} old",
                entries.size(),
                state,
                RedactableText.safe(DurationText.rough(age.isNegative() ? Duration.ZERO : age)));
        return switch (state) {
            case UNCLEAR ->
                DoctorCheck.problem(NAME, found)
                        .meaning(RedactableText.of("These messages may have arrived. The next attempt asks the portal"
                                + " first; without a reference, you must look yourself."))
                        .hint(RedactableText.of("tickets outbox send, or tickets outbox show ID"));
            case BLOCKED ->
                DoctorCheck.problem(NAME, found)
                        .meaning(RedactableText.of(
                                "These messages wait for a login, or until a closed ticket is reopened."))
                        .hint(RedactableText.of("tickets outbox list, then: tickets login"));
            case WAITING -> waiting(found, entries, age);
            default -> DoctorCheck.ok(NAME, found);
        };
    }

    private DoctorCheck waiting(RedactableText found, List<Entry> entries, Duration age) {
        if (age.compareTo(limit(entries.get(0).manifest().account().profile())) <= 0) {
            return DoctorCheck.ok(NAME, found);
        }
        return DoctorCheck.warning(NAME, found)
                .meaning(RedactableText.of("No command has sent these messages, or the portal is away."))
                .hint(RedactableText.of("tickets outbox send; see: tickets outbox list"));
    }

    /** The limit of the profile; the usual one for a profile that cannot be read. */
    private Duration limit(String profile) {
        try {
            return context.profiles().get().outboxWarnAfter(profile);
        } catch (TicketsException reportedByTheCheckOfProfiles) {
            return LONG;
        }
    }

    private static DoctorCheck torn(Outbox.Torn torn) {
        Object id = RedactableText.hidden(PrivatePart.ID, torn.id());
        return DoctorCheck.problem(NAME, RedactableText.of("the entry {} is incomplete: {}", id, torn.why()))
                .meaning(RedactableText.of(
                        "The entry is not sent by itself. Its remaining files are in {}.", torn.folder()))
                .hint(RedactableText.of("tickets outbox discard {}, and send the message again", id));
    }
}
