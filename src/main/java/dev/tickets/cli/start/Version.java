package dev.tickets.cli.start;

import dev.tickets.config.ProgramVersion;

/** The stored answer to {@code --version}, joined by the compiler. */
final class Version {
    /** What {@code --version} prints. */
    static final String LINE = ProgramVersion.NAME + "\n";

    private Version() {}
}
