package dev.tickets.cli;

import dev.tickets.cli.help.Common;
import dev.tickets.cli.help.Section;
import dev.tickets.render.Format;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command, with the options that every command accepts, before or after its name. */
@Command(
        name = "tickets",
        description = "File, read and answer your hosting provider's support tickets, from the shell.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        usageHelpAutoWidth = false,
        footer = {
            "",
            "Try the practice portal on this machine, without a login:",
            "  tickets -p sandbox create -d VPS -s \"Disk full\" -m \"Please help\" --view",
            "Log in to your portal:",
            "  tickets login --portal https://portal.example.net --user you@example.net",
            "Install this program for yourself in ~/.local, or remove it:",
            "  tickets install",
            "  tickets uninstall",
            "",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 not found,",
            "4 not logged in or no permission, 5 partly done, 6 unclear whether the message",
            "arrived, 7 empty (on request), 69 portal unreachable or too slow, 75 not yet,",
            "130 and 143 interrupted."
        })
@Section("General")
public final class TicketsCommand {
    /** When output has colours and styles. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Common
    @Option(
            names = {"-p", "--profile"},
            paramLabel = "PROFILE",
            scope = ScopeType.INHERIT,
            description = "The portal and user to work with; 'sandbox' is a practice portal on this machine.")
    @Nullable
    String profile;

    @Common
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "The output format: ${COMPLETION-CANDIDATES} (default: table).")
    @Nullable
    Format output;

    @Option(
            names = "--fields",
            paramLabel = "FIELDS",
            scope = ScopeType.INHERIT,
            description = "Print only these fields, in this order: names as in JSON, separated by commas.")
    @Nullable
    String fields;

    @Option(names = "--header", scope = ScopeType.INHERIT, description = "Begin TSV output with a line of field names.")
    boolean header;

    @Common
    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print only results that were asked for, and errors that need a person.")
    boolean quiet;

    @Common
    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show each request; -vv also shows headers and bodies, without secrets.")
    boolean @Nullable [] verbose;

    @Option(names = "--no-input", scope = ScopeType.INHERIT, description = "Never ask questions, even on a terminal.")
    boolean noInput;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            scope = ScopeType.INHERIT,
            description = "Stop if the whole run takes longer than this: 30s, 5m, 1h30m.")
    @Nullable
    String timeout;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "Use colours and styles: ${COMPLETION-CANDIDATES} (default: auto).")
    @Nullable
    Color color;

    @Common
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help; --help --all describes every option.")
    boolean help;

    @Common
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
