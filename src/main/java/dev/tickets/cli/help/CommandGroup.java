package dev.tickets.cli.help;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Commands that belong together.
 *
 * @param heading the text above them
 * @param commands in the order of the help
 */
public record CommandGroup(String heading, List<CommandSpec> commands) {
    private static final String REST = "Other commands";

    private static final List<Names> GROUPS = List.of(
            new Names("Everyday commands", List.of("create", "list", "view", "reply", "close")),
            new Names("More about tickets", List.of("wait", "reopen", "attachments", "departments", "services")),
            new Names("Messages that are not sent yet", List.of("drafts", "outbox")),
            new Names("Login and settings", List.of("login", "logout", "profiles", "config", "key", "doctor")));

    private record Names(String heading, List<String> names) {}

    /** The groups of the commands below; a command without a place in the table is in the last group. */
    public static List<CommandGroup> of(CommandSpec command) {
        List<CommandSpec> left = new ArrayList<>(Terms.subcommands(command));
        if (command.parent() != null) {
            return left.isEmpty() ? List.of() : List.of(new CommandGroup("Commands", left));
        }
        List<CommandGroup> groups = new ArrayList<>();
        for (Names group : GROUPS) {
            List<CommandSpec> members = new ArrayList<>();
            for (String name : group.names()) {
                left.stream().filter(one -> one.name().equals(name)).forEach(members::add);
            }
            left.removeAll(members);
            groups.add(new CommandGroup(group.heading(), members));
        }
        groups.add(new CommandGroup(REST, left));
        return groups;
    }
}
