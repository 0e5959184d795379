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

/** {@code outbox send}: sends the entries one after another, the oldest first. */
final class OutboxSending {
    private final Run run;
    private final Services services;
    private final Outbox outbox;
    private final List<FilingResult> results = new ArrayList<>();
    private final StringBuilder report = new StringBuilder();
    private final Set<String> closed = new HashSet<>();
    private ExitCode worst = ExitCode.OK;

    OutboxSending(Run run, Services services) {
        this.run = run;
        this.services = services;
        this.outbox = services.outbox();
    }

    /**
     * Sends the entries, and prints their results.
     *
     * @param ids empty for all due entries
     * @return the exit code
     */
    int send(List<String> ids) {
        // an unusable config.toml is no fault of the entries: they stay unchanged
        services.connections().profileName();
        OutboxSender sender = services.sender();
        if (ids.isEmpty()) {
            due(sender);
        } else {
            ids.forEach(id -> named(sender, id));
        }
        print();
        tidy();
        return worst.value();
    }

    /** Remains of entries do no harm; the next run deletes them. */
    private void tidy() {
        try {
            outbox.tidy();
        } catch (TicketsException e) {
            run.warning(Unexpected.sentence(e));
        }
    }

    private void due(OutboxSender sender) {
        Outbox.Content content = outbox.content();
        for (Outbox.Torn torn : content.torn()) {
            report(torn);
        }
        List<Entry> waiting = new ArrayList<>();
        for (Entry entry : content.entries()) {
            String profile = entry.manifest().account().profile();
            boolean ours = !services.connections().isOneChosen()
                    || services.connections().profileName().equals(profile);
            boolean tried = !ours || closed.contains(profile) || (sender.isDue(entry) && attempt(sender, entry, false));
            if (!tried) {
                waiting.add(entry);
            }
        }
        if (!waiting.isEmpty()) {
            TicketsException e = new OutboxWaiting(run.context().clock()).report(waiting);
            run.notices().error(e);
            worst = worst.orWorse(e.exitCode());
        } else if (content.entries().isEmpty() && content.torn().isEmpty() && run.isForPerson()) {
            run.notice("The outbox is empty.");
        }
    }

    /** Another attempt cannot succeed, so the error is reported once: cron does not mail it again. */
    private void report(Outbox.Torn torn) {
        if (torn.reported()) {
            run.notice(OutboxReport.torn(torn) + ": tickets outbox discard " + torn.id());
            return;
        }
        failed(new TicketsException(
                ErrorCode.UNEXPECTED, OutboxReport.torn(torn), "tickets outbox discard " + torn.id()));
        try {
            outbox.reported(torn);
        } catch (TicketsException e) {
            // the next run reports the error again
            run.warning(e.getMessage());
        }
    }

    private void named(OutboxSender sender, String beginning) {
        try {
            Entry entry = outbox.get(outbox.id(beginning));
            if (!attempt(sender, entry, true)) {
                failed(new TicketsException(
                        ErrorCode.QUEUED,
                        "another process is sending " + entry.id() + " right now",
                        "tickets outbox list"));
            }
        } catch (TicketsException e) {
            failed(e);
        }
    }

    /** @return whether this process sent the entry */
    private boolean attempt(OutboxSender sender, Entry entry, boolean named) {
        if (entry.manifest().draft().encrypt()) {
            // the portal may show the encrypted text without a mark
            run.secret().set(true);
        }
        try {
            Optional<Outcome> filed = InterruptReport.watched(
                    run.notices(),
                    entry.manifest().draft().noun(),
                    "tickets outbox show " + entry.id(),
                    listener -> sender.send(entry.id(), named, listener));
            filed.ifPresent(outcome -> done(outcome, entry.manifest().draft().isReply()));
            return filed.isPresent();
        } catch (RuntimeException | Error thrown) {
            TicketsException e = Unexpected.failure(thrown);
            failed(e);
            if (isOfPortal(e)) {
                // the portal's failure also affects the next entry
                closed.add(entry.manifest().account().profile());
            }
            return true;
        }
    }

    /** Whether the failure affects all entries of the profile, even if this entry stays unclear. */
    private static boolean isOfPortal(TicketsException failure) {
        Throwable cause = failure;
        while (cause instanceof TicketsException reason) {
            if (reason.code() == ErrorCode.QUEUED || reason.code().blocksRequests()) {
                return true;
            }
            cause = reason.getCause();
        }
        return false;
    }

    private void done(Outcome filed, boolean reply) {
        results.add(filed.result());
        if (!run.options().quiet || !filed.missing().isEmpty()) {
            report.append(FilingReport.headline(filed, reply));
        }
        filed.warnings().forEach(run::warning);
        if (!filed.missing().isEmpty()) {
            failed(FilingReport.incomplete(filed));
        }
    }

    private void failed(TicketsException e) {
        if (e.isWaitingForPortal() && run.format() != Format.JSON) {
            // no action is needed, so cron sends no mail
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
            run.confirmed(there + (results.size() == 1 ? " is confirmed" : " are confirmed"));
        }
        if (run.isForPerson()) {
            run.print(report.toString());
        } else if (!results.isEmpty() || run.format() != Format.TABLE) {
            run.print(new FilingResultFields().list(run.output(), results));
        }
    }
}
