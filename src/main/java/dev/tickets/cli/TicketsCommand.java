package dev.tickets.cli;

import picocli.CommandLine.Command;

/** The root command. */
@Command(name = "tickets", description = "Support tickets of your hosting provider's portal, from the shell.")
final class TicketsCommand {}
