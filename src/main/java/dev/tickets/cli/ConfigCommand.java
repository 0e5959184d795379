package dev.tickets.cli;

import dev.tickets.compose.ConfigEditor;
import dev.tickets.config.Profile;
import dev.tickets.config.Profiles;
import dev.tickets.render.ConfigValueFields;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.DoctorFields;
import dev.tickets.render.RedactableText;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import picocli.CommandLine.Command;

@Command(
        name = "config",
        description = "Show, check or edit the configuration file. The program never changes the file itself.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  tickets config edit", "  tickets config show -p work"})
final class ConfigCommand {
    private static final String CHECK = "config";

    private final Run run;
    private final Services services;

    ConfigCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Command(
            name = "path",
            description = "Print the path of the configuration file, which may be absent.",
            footer = {"", "Example:", "  tickets config path"})
    int path() {
        run.print(run.folders().configFile() + "\n");
        return ExitCode.OK.value();
    }

    @Command(
            name = "show",
            description = {
                "Show the value of every key of a profile, and where the value comes from: a variable, a line of"
                        + " config.toml, the last login or the default.",
                "Secrets are not shown; of a command, only the name of the program."
            },
            footer = {"", "Examples:", "  tickets config show -p work", "  tickets config show -o json"})
    int show() {
        ConfigValueFields fields = run.checked(new ConfigValueFields());
        String name = services.connections().profileName();
        if (name.equals(Profile.SANDBOX)) {
            throw TicketsException.usage("the practice portal has no configuration", "tickets profiles");
        }
        return run.list(fields, services.connections().profiles().values(name), "No keys.");
    }

    @Command(
            name = "check",
            description = {
                "Check every profile of config.toml, and show all faults: unknown keys, and values that a key cannot"
                        + " have.",
                "The portals are not asked."
            },
            footer = {"", "Example:", "  tickets config check", "", "Exit code: 0 without faults, else 1."})
    int check() {
        DoctorFields fields = run.checked(new DoctorFields());
        List<DoctorCheck> checks = checks();
        run.print(fields.list(run.output(), checks));
        return isFine(checks) ? ExitCode.OK.value() : ExitCode.REFUSED.value();
    }

    @Command(
            name = "edit",
            description = {
                "Open config.toml in your editor (VISUAL, EDITOR), and check the file afterwards.",
                "An absent file is created with an example in comments."
            },
            footer = {"", "Example:", "  tickets config edit"})
    int edit() {
        DoctorFields fields = run.checked(new DoctorFields());
        if (!run.canAsk()) {
            throw TicketsException.usage(
                    "an editor needs a terminal",
                    "change the file " + run.folders().configFile() + " in another way");
        }
        Path file = run.ownFolders().configFile();
        run.trust().checked(file);
        ConfigEditor editor = new ConfigEditor(
                run.context().terminal().foreground(), run.context().environment());
        while (true) {
            editor.edit(file, run.context().folder());
            List<DoctorCheck> checks = checks();
            if (isFine(checks)) {
                run.print(fields.list(run.output(), checks));
                return ExitCode.OK.value();
            }
            for (DoctorCheck fault : checks) {
                run.prompts().say(sentence(fault));
            }
            if (!run.agrees("Edit again?", true)) {
                return ExitCode.REFUSED.value();
            }
        }
    }

    private static String sentence(DoctorCheck fault) {
        String hint = fault.hintText();
        return hint == null ? fault.detail().text() : fault.detail().text() + " (" + hint + ")";
    }

    private static boolean isFine(List<DoctorCheck> checks) {
        return checks.get(0).status() == DoctorCheck.Status.OK;
    }

    /** A problem for each fault; a single OK if none. The file is read again. */
    private List<DoctorCheck> checks() {
        Path file = run.folders().configFile();
        if (!Files.exists(file)) {
            return List.of(DoctorCheck.ok(
                    CHECK, RedactableText.of("{} does not exist, and no configuration is required", file)));
        }
        List<DoctorCheck> faults = new ArrayList<>();
        int count = 0;
        try {
            Profiles profiles = services.connections().readAgain();
            SortedSet<String> names = profiles.configured();
            count = names.size();
            for (String name : names) {
                for (TicketsException fault : profiles.faults(name)) {
                    faults.add(DoctorCheck.failure(CHECK, fault));
                }
            }
            profiles.requireUsualProfile();
        } catch (TicketsException e) {
            faults.add(DoctorCheck.failure(CHECK, e));
        }
        return faults.isEmpty()
                ? List.of(DoctorCheck.ok(
                        CHECK,
                        count == 1
                                ? RedactableText.of("{}: 1 profile, no faults", file)
                                : RedactableText.of("{}: {} profiles, no faults", file, count)))
                : faults;
    }
}
