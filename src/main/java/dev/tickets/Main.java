package dev.tickets;

import dev.tickets.cli.App;
import dev.tickets.cli.Surroundings;

/** Starts the command line; the only place that calls {@link System#exit}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new App(Surroundings.system()).run(args));
    }
}
