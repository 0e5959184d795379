package dev.tickets.cli;

import dev.tickets.filing.InterruptReport;
import dev.tickets.filing.OutboxSender;
import dev.tickets.filing.Outcome;
import dev.tickets.render.FilingResult;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.Format;
import dev.tickets.state.outbox.Entry;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code outbox send}: one entry after the other, the oldest first. */
final class OutboxSending {
    private final Run run;
    private final Services services;
    private final Outbox outbox;
    private final List<FilingResult> results = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private ExitCode worst = ExitCode.OK;

    OutboxSending(Run run, Services services) {
        this.run = run;
        this.services = services;
        this.outbox = services.outbox();
    }

    /**
     * Sends the entries, and prints what they have become.
     *
     * @param ids none for all that are due
     * @return the exit code
     */
    int send(List<String> ids) {
        // a config.toml that cannot be used is no fault of the entries: they stay where they are
        services.connections().profileName();
        OutboxSender dispatch = services.sender();
        if (ids.isEmpty()) {
            due(dispatch);
        } else {
            ids.forEach(id -> named(dispatch, id));
        }
        print();
        tidy();
        return worst.value();
    }

    /** What is left over does no harm, and is tried again by the next run. */
    private void tidy() {
        try {
            outbox.tidy();
        } catch (TicketsException e) {
            run.warning(e.getMessage() + (e.hint() == null ? "" : " (" + e.hint() + ")"));
        }
    }

    private void due(OutboxSender dispatch) {
        Outbox.Content content = outbox.content();
        for (Outbox.Torn torn : content.torn()) {
            told(torn);
        }
        for (Entry entry : content.entries()) {
            String profile = entry.manifest().owner().profile();
            boolean ours = !services.connections().isOneChosen()
                    || services.connections().profileName().equals(profile);
            if (ours && !closed.contains(profile) && dispatch.isDue(entry)) {
                attempt(dispatch, entry, false);
            }
        }
    }

    /** Nothing becomes of it by being tried again: it is an error once, so that cron does not mail it for ever. */
    private void told(Outbox.Torn torn) {
        if (torn.told()) {
            run.notice(OutboxReport.torn(torn) + ": tickets outbox discard " + torn.id());
            return;
        }
        failed(new TicketsException(
                ErrorCode.UNEXPECTED, OutboxReport.torn(torn), "tickets outbox discard " + torn.id()));
        try {
            outbox.told(torn);
        } catch (TicketsException e) {
            // it is an error in the next run again
            run.warning(e.getMessage());
        }
    }

    private void named(OutboxSender dispatch, String beginning) {
        try {
            Entry entry = outbox.get(outbox.id(beginning));
            if (!attempt(dispatch, entry, true)) {
                failed(new TicketsException(
                        ErrorCode.QUEUED,
                        "another process is sending " + entry.id() + " just now",
                        "tickets outbox list"));
            }
        } catch (TicketsException e) {
            failed(e);
        }
    }

    /** @return whether it was ours to send */
    private boolean attempt(OutboxSender dispatch, Entry entry, boolean named) {
        if (entry.manifest().draft().encrypt()) {
            // the portal may show its text without a mark
            run.secret().set(true);
        }
        boolean reply = entry.manifest().draft().isReply();
        try {
            Optional<Outcome> filed = InterruptReport.watched(
                    run.notices(),
                    reply ? "the reply" : "the ticket",
                    "tickets outbox show " + entry.id(),
                    journey -> dispatch.send(entry.id(), named, journey));
            filed.ifPresent(this::done);
            return filed.isPresent();
        } catch (RuntimeException | Error thrown) {
            TicketsException e = Unexpected.failure(thrown);
            failed(e);
            if (isOfPortal(e)) {
                // what is the matter with the portal will not be over for the next entry
                closed.add(entry.manifest().owner().profile());
            }
            return true;
        }
    }

    /** Whether it would befall any entry of the profile, also where one stays unclear for it. */
    private static boolean isOfPortal(TicketsException failure) {
        Throwable cause = failure;
        while (cause instanceof TicketsException reason) {
            if (reason.code() == ErrorCode.QUEUED || reason.code().asksInVain()) {
                return true;
            }
            cause = reason.getCause();
        }
        return false;
    }

    private void done(Outcome filed) {
        results.add(filed.result());
        filed.warnings().forEach(run::warning);
        if (!filed.missing().isEmpty()) {
            failed(FilingReport.incomplete(filed));
        }
    }

    private void failed(TicketsException e) {
        if (e.code() == ErrorCode.QUEUED && run.format() != Format.JSON) {
            // nobody need do anything: no mail from cron for that
            run.notice(e.getMessage());
        } else {
            run.notices().error(e);
        }
        worst = worst.orWorse(e.exitCode());
    }

    private void print() {
        StringBuilder there = new StringBuilder();
        for (FilingResult result : results) {
            if (result.number() != null) {
                there.append(there.isEmpty() ? "#" : ", #").append(result.number());
            }
        }
        if (!there.isEmpty()) {
            run.confirmed(there + (results.size() == 1 ? " is there" : " are there"));
        }
        if (!results.isEmpty() || run.format() != Format.TABLE) {
            run.print(new FilingResultFields().list(run.output(), results));
        }
    }
}
