package dev.tickets.cli;

import dev.tickets.filing.Erasure;
import dev.tickets.filing.StatusChange;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "close",
        description = {
            "Close tickets. A closed ticket stays unchanged.",
            "The portal may erase the text of messages that it keeps encrypted. On a terminal the command asks before"
                    + " it closes such a ticket; elsewhere it needs --yes."
        },
        footer = {"", "Example:", "  tickets close 123456 123457"})
final class CloseCommand implements Callable<Integer> {
    @Mixin
    TicketArguments tickets;

    @Option(
            names = {"-y", "--yes"},
            description = "Close also tickets whose encrypted text may be erased.")
    boolean yes;

    private final Run run;
    private final Services services;

    CloseCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        return tickets.change(run, services, this::requireHarmless, thread -> {
            if (isDangerous(thread) && !run.agrees(Erasure.question(thread), false)) {
                throw new TicketsException(
                        ErrorCode.INTERRUPTED, "ticket #" + thread.ticket().number() + " was not closed");
            }
            return new StatusChange(services.portal()).close(thread.ticket());
        });
    }

    private boolean isDangerous(TicketThread thread) {
        return !yes && thread.ticket().open() && Erasure.threatens(thread);
    }

    /** Without a person to ask, text that nobody gave up is not erased, and no ticket is closed. */
    private void requireHarmless(List<TicketThread> threads) {
        if (run.canAsk()) {
            return;
        }
        List<String> losses = new ArrayList<>();
        List<String> looks = new ArrayList<>();
        for (TicketThread thread : threads) {
            if (isDangerous(thread)) {
                losses.add(Erasure.words(thread));
                looks.add("tickets view " + thread.ticket().number());
            }
        }
        if (!losses.isEmpty()) {
            throw TicketsException.usage(
                    String.join("; ", losses) + "; nothing was closed",
                    "save the text first: " + String.join(", ", looks) + "; then repeat the command with --yes");
        }
    }
}
