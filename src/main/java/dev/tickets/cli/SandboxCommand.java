package dev.tickets.cli;

import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.sandbox.StaffActions;
import dev.tickets.sandbox.TextStorage;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sandbox",
        description = "Serve, answer or reset the practice portal.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example:",
            "  tickets sandbox serve",
            "Any command works with the practice portal:",
            "  tickets -p sandbox departments"
        })
final class SandboxCommand {
    private final Run run;
    private final Services services;

    SandboxCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Command(
            name = "serve",
            description = "Run the practice portal until it is interrupted, for curl or a browser.",
            footer = {"", "Example:", "  tickets sandbox serve --port 8080"})
    int serve(
            @Option(
                            names = "--port",
                            paramLabel = "PORT",
                            defaultValue = "" + Connections.SANDBOX_PORT,
                            description = "Port on 127.0.0.1 (default: ${DEFAULT-VALUE}; 0: any free port).")
                    int port,
            @Option(
                            names = "--rate-limit",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Answer 429 to more than N requests a second.")
                    int rateLimit,
            @Option(
                            names = "--empty-errors",
                            description = "Add an empty error and an empty info to each success, as some portals do.")
                    boolean emptyErrors,
            @Option(
                            names = "--single-use-refresh",
                            description = "End a refresh token with its first use, and answer with a new one.")
                    boolean singleUseRefresh,
            @Option(
                            names = "--texts",
                            paramLabel = "HOW",
                            defaultValue = "whole",
                            description = "Store texts like this: ${COMPLETION-CANDIDATES}. All but whole cut a text"
                                    + " after 65,535 bytes, and block eval(base64_decode; emoji are cut off, refused"
                                    + " or replaced (default: ${DEFAULT-VALUE}).")
                    TextStorage texts)
            throws InterruptedException {
        if (port < 0 || port > 65_535 || rateLimit < 0) {
            throw TicketsException.usage("--port must be between 0 and 65535, and --rate-limit at least 0", null);
        }
        SandboxOptions options = SandboxOptions.in(Connections.sandboxFolder(run))
                .withPort(port)
                .withRequestsPerSecond(rateLimit)
                .withTexts(texts);
        options = emptyErrors ? options.with(Feature.EMPTY_ERRORS) : options;
        options = singleUseRefresh ? options.with(Feature.SINGLE_USE_REFRESH) : options;
        try (SandboxPortal portal = SandboxPortal.start(options)) {
            run.print("Practice portal at " + portal.address() + ", user " + portal.user() + ", password "
                    + portal.password() + "\n"
                    + "curl -u " + portal.user() + ":" + portal.password() + " " + portal.address() + "/api/tickets\n"
                    + "Ctrl-C stops the portal; the tickets stay.\n");
            run.flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.OK.value();
    }

    @Command(
            name = "reset",
            description = "Delete all practice tickets. Their numbers are not used again.",
            footer = {"", "Example:", "  tickets sandbox reset"})
    int reset() {
        try (StaffActions staff = staff()) {
            staff.reset();
        }
        run.notice("The sandbox is empty.");
        return ExitCode.OK.value();
    }

    @Command(
            name = "answer",
            description = "Play the support desk: answer a ticket.",
            footer = {"", "Example:", "  tickets sandbox answer 100001 -m \"We have enlarged the disk\""})
    int answer(
            @Parameters(paramLabel = "NUMBER", description = "The ticket: number or #number.") String ticket,
            @Mixin MessageOptions message,
            @Option(
                            names = "--draft",
                            description = "Keep the answer as a draft of the support desk, which no customer sees.")
                    boolean draft) {
        TicketNumber number = services.number(ticket);
        String text = message.text(run.context());
        try (StaffActions staff = staff()) {
            if (draft) {
                staff.draft(number.value(), text);
            } else {
                staff.answer(number.value(), text);
            }
        }
        run.notice(
                draft
                        ? "The support desk has a draft of an answer to #" + number + "."
                        : "The support desk has answered #" + number + ".");
        return ExitCode.OK.value();
    }

    private StaffActions staff() {
        return StaffActions.open(SandboxOptions.in(Connections.sandboxFolder(run))
                .withClock(run.context().clock()));
    }
}
