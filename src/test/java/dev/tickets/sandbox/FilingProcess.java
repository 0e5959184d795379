package dev.tickets.sandbox;

import java.nio.file.Path;

/** A process of its own: runs a portal on the folder, files some tickets and prints their numbers. */
final class FilingProcess {
    private FilingProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (SandboxPortal portal = SandboxPortal.start(SandboxOptions.in(Path.of(arguments[0])))) {
            Visitor customer = Visitor.admitted(portal);
            for (int ticket = 0; ticket < Integer.parseInt(arguments[1]); ticket++) {
                System.out.println(customer.file("Disk full", "Help"));
            }
        }
        // The HTTP client's own threads would keep the process for a while.
        System.exit(0);
    }
}
