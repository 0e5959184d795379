package dev.tickets.cli;

import dev.tickets.filing.SendOptions;
import picocli.CommandLine.Option;

/** What happens to a message that cannot be sent now, and how it is found again. */
final class SendingOptions {
    @Option(
            names = "--no-queue",
            description = "Fail when it cannot be sent now, and keep a draft, instead of keeping it in the outbox.")
    boolean noQueue;

    @Option(
            names = "--no-ref",
            description = "Put no reference line below the text; an unclear result then needs a person.")
    boolean noReference;

    SendOptions wishes() {
        return new SendOptions(!noQueue, !noReference);
    }
}
