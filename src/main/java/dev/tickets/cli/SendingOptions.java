package dev.tickets.cli;

import dev.tickets.filing.SendOptions;
import picocli.CommandLine.Option;

/** Whether the outbox keeps a message that cannot be sent now, and whether it gets a reference. */
final class SendingOptions {
    @Option(
            names = "--no-queue",
            description = "If the message cannot be sent now, fail and keep a draft instead of an outbox entry.")
    boolean noQueue;

    @Option(
            names = "--no-ref",
            description = "Add no reference line below the text. An unclear result then needs a person.")
    boolean noReference;

    SendOptions options() {
        return new SendOptions(!noQueue, !noReference);
    }
}
