package dev.tickets.cli;

import dev.tickets.cli.help.Section;
import dev.tickets.filing.SendOptions;
import dev.tickets.state.SystemRandom;
import dev.tickets.ticket.Reference;
import picocli.CommandLine.Option;

/** Whether the outbox keeps a message that cannot be sent now, and whether it gets a reference. */
@Section("Sending")
final class SendingOptions {
    @Option(
            names = "--no-queue",
            description = "If the message cannot be sent now, fail and keep a draft instead of an outbox entry.")
    boolean noQueue;

    @Option(
            names = "--no-ref",
            description = "Add no reference line below the text. An unclear result then needs a person.")
    boolean noReference;

    /** The options for one message, with its reference. */
    SendOptions options(Run run) {
        return new SendOptions(
                !noQueue,
                noReference ? null : Reference.next(run.context().clock().instant(), SystemRandom.generator()));
    }
}
