package dev.tickets.cli;

import dev.tickets.render.Format;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command: holds the options that every command takes, before or behind its name. */
@Command(
        name = "tickets",
        description = "File, read and answer your hosting provider's support tickets, from the shell.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        usageHelpAutoWidth = false,
        footer = {
            "",
            "Practise on this machine, without a login:",
            "  tickets -p sandbox create -d VPS -s \"Disk full\" -m \"Please help\" --view",
            "Log in to your portal:",
            "  tickets login --portal https://portal.example.net --user you@example.net",
            "",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 not found, 4 no login",
            "or no right, 5 half done, 6 unclear whether it arrived, 7 empty (on request),",
            "69 portal not reached in time, 75 not yet, 130 and 143 interrupted."
        })
public final class TicketsCommand {
    /** When text is marked with colours and styles. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-p", "--profile"},
            paramLabel = "PROFILE",
            scope = ScopeType.INHERIT,
            description = "The portal and user to work with; 'sandbox' is a practice portal on this machine.")
    @Nullable
    String profile;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "How results are printed: ${COMPLETION-CANDIDATES} (default: table).")
    @Nullable
    Format output;

    @Option(
            names = "--fields",
            paramLabel = "FIELDS",
            scope = ScopeType.INHERIT,
            description = "Print only these fields, in this order: names as in JSON, with commas.")
    @Nullable
    String fields;

    @Option(names = "--header", scope = ScopeType.INHERIT, description = "Begin TSV with a line of field names.")
    boolean header;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print no notices, only errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show each request; -vv shows headers and bodies too, without secrets.")
    boolean @Nullable [] verbose;

    @Option(
            names = "--no-input",
            scope = ScopeType.INHERIT,
            description = "Never ask anything, not even on a terminal.")
    boolean noInput;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            scope = ScopeType.INHERIT,
            description = "Give up when the whole run takes longer: 30s, 5m, 1h30m.")
    @Nullable
    String timeout;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "Use colours and styles: ${COMPLETION-CANDIDATES} (default: auto).")
    @Nullable
    Color color;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show the version.")
    boolean version;

    int verbosity() {
        return verbose == null ? 0 : verbose.length;
    }
}
